import { kekRing, type Keks } from '../keks/kekRing.ts'
import type { Store } from '../store/Store.ts'
import { newSigningKey } from './signingKey.ts'
import { createTokenKeys } from './tokenKeys.ts'

/**
 * Makes the key that will sign tokens next; every instance takes it up at `signsFrom`, and nobody is signed out.
 * With `compromised` the keys so far are forgotten and the new one signs at once: every token must be fetched anew.
 */
export async function rotateTokenKey({
  store,
  kek,
  now = Date.now,
  compromised = false,
}: {
  store: Store
  kek: Keks
  now?: () => number
  compromised?: boolean
}): Promise<{ kid: string; signsFrom: Date }> {
  if (!compromised)
    return createTokenKeys({ store, kek: kekRing(kek), now, lifetime: Infinity, log: () => {} }).rotate()
  const known = await store.keys.list('token')
  const row = await newSigningKey('token', { kek: kekRing(kek), now })
  const newest = known.at(-1)
  if (newest && !(await store.keys.addNext(row, newest.kid))) return rotateTokenKey({ store, kek, now, compromised })
  if (!newest && (await store.keys.addFirst(row)).kid !== row.kid)
    return rotateTokenKey({ store, kek, now, compromised })
  for (const { kid } of known) await store.keys.remove(kid)
  return { kid: row.kid, signsFrom: new Date(now()) }
}
