import { LatchkeyError } from '@latchkey/core'

/** What one tab keeps while its person is away at another site: in `sessionStorage`, or in memory where there are no pages to leave. */
export const tabMemory = {
  get: (key: string) => guarded((tab) => tab?.getItem(key) ?? memory.get(key)),
  set: (key: string, value: string) => guarded((tab) => (tab ? tab.setItem(key, value) : memory.set(key, value))),
  delete: (key: string) => guarded((tab) => (tab ? tab.removeItem(key) : memory.delete(key))),
}

const memory = new Map<string, string>()

function guarded<value>(work: (tab: Storage | undefined) => value): value {
  try {
    return work(globalThis.sessionStorage)
  } catch (cause) {
    throw new LatchkeyError(
      'storage_unavailable',
      'This browser keeps nothing for this page, so nobody could be known again after signing in elsewhere. Allow storage for it.',
      { cause },
    )
  }
}
