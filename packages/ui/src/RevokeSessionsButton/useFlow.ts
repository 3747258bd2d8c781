'use client'
import { useEffect, useState } from 'react'

type Flow = typeof import('./RevokeFlow.tsx')

let flow: Flow | undefined

/**
 * What happens after the press, fetched once the button stands and before anyone presses it, so that no page waits for it.
 * Undefined until it is here, null where it could not be fetched; the next button asks again.
 */
export function useFlow(): Flow | null | undefined {
  const [arrived, arrive] = useState<Flow | null>()
  useEffect(() => {
    if (flow) return
    void import('./RevokeFlow.tsx').then(
      (loaded) => arrive((flow = loaded)),
      () => arrive(null),
    )
  }, [])
  return flow ?? arrived
}
