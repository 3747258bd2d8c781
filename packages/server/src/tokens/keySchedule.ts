import type { KeyRow } from '../store/Store.ts'
import { tokenLifetime } from './tokenLifetime.ts'

/** Seconds for which whoever reads the published keys may keep them. */
export const publishedMaxAge = 600

/** Milliseconds after which an instance reads the keys again. */
export const reloadEvery = 60_000

/** Milliseconds that a key is published before it signs: everybody has read it twice by then. */
export const keyLead = 2 * publishedMaxAge * 1000 + reloadEvery

/** Milliseconds that a key stays published after its last signature: no token of it is valid any more. */
const retirement = tokenLifetime * 1000 + 120_000 + reloadEvery

/** When a key begins to sign, unless it is the first. Follows from the store alone, so all instances agree. */
export const signsFrom = ({ createdAt }: Pick<KeyRow, 'createdAt'>) => createdAt + keyLead

/** What each of the keys (oldest first) is for now. */
export function keySchedule<key extends Pick<KeyRow, 'createdAt'>>(keys: readonly key[], now: number) {
  const active = Math.max(
    0,
    keys.findLastIndex((key) => signsFrom(key) <= now),
  )
  const kept = keys.findIndex((_, index) => index >= active || now < signsFrom(keys[index + 1]!) + retirement)
  return {
    /** Signs. */
    active: keys[active]!,
    /** Verify: the next, the active and the retiring ones. */
    published: keys.slice(kept),
    /** Of no more use. */
    gone: keys.slice(0, kept),
    /** Will sign soon. */
    next: keys[active + 1],
  }
}
