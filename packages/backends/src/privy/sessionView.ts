import type { RecordStorage } from '../http/RecordStorage.ts'
import type { PrivyStorage } from './PrivySdk.ts'

/** What is stored of a session: whatever the SDK put there, under a name of its own that no other session has. */
export interface StoredView {
  v: 1
  id: string
  entries: Record<string, unknown>
}

/** A stored session, or undefined for nothing, another version's, or what is broken. */
export function storedView(record: unknown): StoredView | undefined {
  const { v, id, entries } = (record ?? {}) as Partial<StoredView>
  return v === 1 && typeof id === 'string' && typeof entries === 'object' ? (record as StoredView) : undefined
}

interface SessionViewOptions {
  scope: string
  storage: RecordStorage
  id: string
  /** With what a draft begins; absent for a session that is stored already. */
  draft?: Record<string, unknown>
}

/**
 * The SDK's storage, for one session and no other: in memory while nobody is signed in, then in the browser's. Once another session,
 * or none, is stored, what this one still has under way writes nothing and finds nothing.
 */
export function sessionView({ scope, storage, id, draft }: SessionViewOptions) {
  let memory = draft && { ...draft }

  const entries = async () => {
    if (memory) return memory
    const stored = storedView(await storage.read(scope))
    return stored?.id === id ? stored.entries : {}
  }

  async function change(edit: (entries: Record<string, unknown>) => Record<string, unknown>) {
    if (memory) memory = edit(memory)
    else
      await storage.update(scope, (current) => {
        const stored = storedView(current)
        return stored?.id === id ? { ...stored, entries: edit(stored.entries) } : current
      })
  }

  const view: PrivyStorage = {
    get: async (key) => (await entries())[key],
    put: (key, value) => change((before) => ({ ...before, [key]: value })),
    del: (key) => change(({ [key]: _gone, ...others }) => others),
    getKeys: async () => Object.keys(await entries()),
  }

  return {
    id,
    storage: view,
    entries,
    /** Stores the draft, in the place of any other session. */
    async keep(): Promise<void> {
      const kept: StoredView = { v: 1, id, entries: await entries() }
      await storage.update(scope, () => kept)
      memory = undefined
    },
    /** Gives a session that is stored no more what it needs for its last words. */
    detach(last: Record<string, unknown>): void {
      memory = { ...last }
    },
  }
}
