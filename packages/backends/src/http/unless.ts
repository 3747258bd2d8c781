import { AbortedError } from '@latchkey/core'

/** Waits for work that others share, or that cannot be stopped, for as long as this caller wants to. */
export function unless<value>(signal: AbortSignal, verb: string, shared: Promise<value>): Promise<value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new AbortedError(verb, signal.reason))
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    shared
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp))
      .catch(() => {})
  })
}
