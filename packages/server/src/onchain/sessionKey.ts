import { canonicalJson, utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'
import { newKey } from '../signer/newKey.ts'

/** What a session key is bound to while its offer waits. */
export const sessionKeyAad = (actionId: string) => utf8(canonicalJson({ purpose: 'onchain-offer', actionId }))

/** Makes the session key of one offer: its address, and the key under the KEK. */
export async function makeSessionKey(kek: Kek, actionId: string): Promise<{ pk: string; wrappedSk: string }> {
  const { key, address } = newKey('ethereum')
  try {
    return { pk: address, wrappedSk: await kek.wrap(key, sessionKeyAad(actionId)) }
  } finally {
    key.fill(0)
  }
}

/** Opens the session key of an offer that was consumed, which is the caller's to wipe. */
export const openSessionKey = (
  kek: Kek,
  { actionId, wrappedSk }: { actionId: string; wrappedSk: string },
): Promise<Uint8Array<ArrayBuffer>> => kek.unwrap(wrappedSk, sessionKeyAad(actionId))
