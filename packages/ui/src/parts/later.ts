import { lazily, type LatchkeyError } from '@latchkey/core'
import { useSyncExternalStore } from 'react'

/** A part of the page that is fetched by itself: here, still to come, or not to be had for now. */
export interface Later<part> {
  part?: part
  error?: LatchkeyError
  /** Fetches it once more. */
  retry: () => void
}

/**
 * What stands behind a press, as a hook: fetched once what leads there stands, and before anyone presses it, so that
 * no page waits for it and no press waits long. Whoever comes after a failure asks again.
 */
export function later<part>(load: () => Promise<part>): () => Later<part> {
  const listeners = new Set<() => void>()
  const none: Later<part> = { retry }
  let now = none
  let isLoading = false

  function retry() {
    if (isLoading || now.part) return
    isLoading = true
    arrive(none)
    void lazily(load()).then(
      (part) => arrive({ part, retry }),
      (error: LatchkeyError) => arrive({ error, retry }),
    )
  }
  function arrive(next: Later<part>) {
    if (next !== none) isLoading = false
    now = next
    for (const listener of listeners) listener()
  }
  function subscribe(listener: () => void) {
    listeners.add(listener)
    retry()
    return () => listeners.delete(listener)
  }

  return function useLater() {
    return useSyncExternalStore(
      subscribe,
      () => now,
      () => none,
    )
  }
}
