import { canonicalJson, utf8 } from '../bytes.ts'
import { pregeneratedOwner } from '../people/pregenerate.ts'
import { totpAad } from '../mfa/totpSecret.ts'
import { appWalletOwner } from '../signer/appWalletKey.ts'
import { keptKeyOwner } from '../signer/keptKey.ts'
import { singleUseAad } from '../signer/singleUseKey.ts'
import type { Store } from '../store/Store.ts'
import type { WrapRows } from '../store/WrapStore.ts'
import { keyAad } from '../tokens/signingKey.ts'
import { kekRing, type Keks } from './kekRing.ts'

interface RotateKekOptions {
  store: Store
  /** The first takes over what lies under the others. */
  kek: Keks
  appId: string
  /** Rows that are read at once. */
  batch?: number
}

/**
 * Puts every data key and server key under the first KEK; what they close is not touched. May run while servers do, if they have all
 * KEKs already, and may be cut short and run again. Once nothing is `left`, the other KEKs are needed for nothing.
 */
export async function rotateKek({
  store,
  kek,
  appId,
  batch = 200,
}: RotateKekOptions): Promise<{ rewrapped: number; left: number }> {
  const ring = kekRing(kek)
  const { sessionKeyAad } = await import('../onchain/sessionKey.ts')
  const server = { appId, sessionKeyAad }
  const done = { rewrapped: 0, left: 0 }

  async function rewrap<table extends keyof WrapRows>(table: table): Promise<void> {
    for (let after = ''; ;) {
      const rows = await store.wraps.list(table, { notUnder: [ring.id], after, limit: batch })
      for (const row of rows) {
        const { id, wrapped, aad } = wraps[table](row, server)
        after = id
        const key = await ring.unwrap(wrapped, aad).catch(() => null)
        if (!key) done.left++
        else {
          const to = await ring.wrap(key, aad).finally(() => key.fill(0))
          // False: it was used up, destroyed, or put under the new KEK by somebody else meanwhile.
          if (await store.wraps.replace(table, { id, from: wrapped, to, kekId: ring.id })) done.rewrapped++
        }
      }
      if (rows.length < batch) return
    }
  }

  for (const table of ['delegations', 'pregenerated', 'wallets', 'keys', 'tickets', 'totp'] as const)
    await rewrap(table)
  return done
}

interface Wrap {
  id: string
  wrapped: string
  /** What the wrapped key is bound to. */
  aad: Uint8Array<ArrayBuffer>
}

const boundTo = (owner: object) => utf8(canonicalJson(owner))

interface Binding {
  appId: string
  sessionKeyAad: (id: string) => Uint8Array<ArrayBuffer>
}

/** How to read a wrapped key from where it lies. */
const wraps: { [table in keyof WrapRows]: (row: WrapRows[table], server: Binding) => Wrap } = {
  delegations: (row, server) => ({
    id: row.id,
    wrapped: row.sealedKey!.wrappedDek,
    aad: boundTo(keptKeyOwner(server, row)),
  }),
  pregenerated: ({ userId, sealedEntropy }, server) => ({
    id: userId,
    wrapped: sealedEntropy.wrappedDek,
    aad: boundTo(pregeneratedOwner(server, userId)),
  }),
  wallets: (row, server) => ({
    id: row.id,
    wrapped: row.sealedKey.wrappedDek,
    aad: boundTo(appWalletOwner(server, row)),
  }),
  keys: ({ kid, purpose, wrapped }) => ({ id: kid, wrapped, aad: keyAad(purpose, kid) }),
  tickets({ id, data }, { sessionKeyAad }) {
    const { wrappedSk, grant } = data as { wrappedSk: string; grant: { mode: string } }
    return { id, wrapped: wrappedSk, aad: (grant.mode === 'onchain' ? sessionKeyAad : singleUseAad)(id) }
  },
  totp: ({ userId, wrapped }, server) => ({ id: userId, wrapped, aad: totpAad(server, userId) }),
}
