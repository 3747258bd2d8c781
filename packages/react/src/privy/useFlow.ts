'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useCallback, useRef, useState } from 'react'

/** How far a flow has come. `steps` are its own. */
export type FlowState<steps extends string> =
  { status: 'initial' } | { status: 'error'; error: LatchkeyError } | { status: steps } | { status: 'done' }

/** The steps of having a text signed by a wallet. */
export type SigningSteps = 'generating-message' | 'awaiting-signature' | 'submitting-signature'

/** The state of a flow that a screen of the app's own shows, and how to take a step in it. The latest step is the one that shows. */
export function useFlow<steps extends string>() {
  const [state, setState] = useState<FlowState<steps>>({ status: 'initial' })
  const latest = useRef(0)

  const step = useCallback(
    async <answer>(during: steps, work: () => Promise<answer>, then: steps | 'done' = 'done'): Promise<answer> => {
      const turn = ++latest.current
      const show = (next: FlowState<steps>) => {
        if (turn === latest.current) setState(next)
      }
      show({ status: during } as FlowState<steps>)
      try {
        const answer = await work()
        show({ status: then } as FlowState<steps>)
        return answer
      } catch (error) {
        show({ status: 'error', error: error as LatchkeyError })
        throw error
      }
    },
    [],
  )
  return { state, step }
}
