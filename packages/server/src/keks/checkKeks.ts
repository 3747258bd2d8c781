import { LatchkeyError } from '@latchkey/core'
import type { Kek } from '../kek.ts'
import type { Store } from '../store/Store.ts'
import { keyAad } from '../tokens/signingKey.ts'
import { kekRing } from './kekRing.ts'

interface Parts {
  store: Store
  keks: readonly Kek[]
  /** Opens the server's own keys, or makes them where there are none. */
  openKeys: () => Promise<unknown>
  now: () => number
}

/** Refuses at the start what would fail at the first signature: a KEK that is another one than it was, and one that is lacking. */
export async function checkKeks({ store, keks, openKeys, now }: Parts): Promise<void> {
  const canaries = await store.keys.list('canary')
  for (const kek of keks)
    for (const { kid, wrapped } of canaries)
      if (kid === canaryOf(kek.id))
        await kekRing(kek)
          .unwrap(wrapped, keyAad('canary', kid))
          .catch((cause: unknown) => {
            throw new LatchkeyError(
              'kek_unavailable',
              `The KEK “${kek.id}” does not open what a KEK of this name closed in this database: it is another key, or it is away. Check LATCHKEY_KEK.`,
              { retryable: true, cause },
            )
          })
  await openKeys()
  const notUnder = keks.map(({ id }) => id)
  const delegation = (await store.wraps.list('delegations', { notUnder, limit: 1 }))[0]?.sealedKey
  const pregenerated = (await store.wraps.list('pregenerated', { notUnder, limit: 1 }))[0]?.sealedEntropy
  const wallet = (await store.wraps.list('wallets', { notUnder, limit: 1 }))[0]?.sealedKey
  const lacking = delegation ?? pregenerated ?? wallet
  if (lacking)
    throw new LatchkeyError(
      'kek_unavailable',
      `Keys in this database lie under the KEK “${lacking.kekId}”, which LATCHKEY_KEK does not hold. Add it behind the others, or put them under another KEK where it still is.`,
      { retryable: true },
    )
  // Not before it is known that they fit.
  await leaveCanaries({ store, keks, now })
}

/** Leaves in the database what a KEK is told by later. */
async function leaveCanaries({ store, keks, now }: Omit<Parts, 'openKeys'>): Promise<void> {
  for (const kek of keks) {
    const canaries = await store.keys.list('canary')
    const kid = canaryOf(kek.id)
    if (canaries.some((row) => row.kid === kid)) continue
    const wrapped = await kekRing(kek).wrap(crypto.getRandomValues(new Uint8Array(32)), keyAad('canary', kid))
    const row = { kid, purpose: 'canary', publicJwk: null, wrapped, createdAt: now() } as const
    const newest = canaries.at(-1)
    await (newest ? store.keys.addNext(row, newest.kid) : store.keys.addFirst(row))
  }
}

const canaryOf = (id: string) => `canary-${id}`
