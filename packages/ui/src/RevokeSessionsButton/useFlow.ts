'use client'
import { useSyncExternalStore } from 'react'

type Flow = typeof import('./RevokeFlow.tsx')

let flow: Flow | null | undefined
const listeners = new Set<() => void>()

/**
 * What happens after the press, fetched once the button stands and before anyone presses it, so that no page waits for it.
 * Undefined until it is here, null where it could not be fetched; the next button asks again.
 */
export function useFlow(): Flow | null | undefined {
  return useSyncExternalStore(subscribe, () => flow, none)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!flow) void import('./RevokeFlow.tsx').then(arrive, () => arrive(flow ?? null))
  return () => listeners.delete(listener)
}

function arrive(loaded: Flow | null) {
  flow = loaded
  for (const listener of listeners) listener()
}

/** What a server renders, and what takes its page over begins with. */
const none = () => undefined
