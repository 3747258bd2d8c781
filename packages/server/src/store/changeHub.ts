import type { Change } from './Store.ts'

type Hear = (change: Change | 'missed') => void

/** Hands each change to all who listen in this process. */
export function createChangeHub() {
  const listeners = new Set<Hear>()
  return {
    add(hear: Hear): () => void {
      const own: Hear = (change) => hear(change)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    tell(change: Change | 'missed'): void {
      for (const hear of listeners) hear(change)
    },
  }
}
