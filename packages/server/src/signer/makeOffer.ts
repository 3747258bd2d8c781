import { toBase64url, type DelegationGrant, type DelegationOffer } from '@latchkey/core/wire'
import { canonicalJson, randomText, utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { makeSingleUseKey } from './singleUseKey.ts'

/** Milliseconds that a person has to consent, and a chain to take what they granted there. */
export const offerLifetime = { sealed: 120_000, onchain: 900_000 }

/** What is kept of an offer until it is answered, once. */
export interface PendingOffer extends Record<string, unknown> {
  sid: string
  /** base64url */
  nonce: string
  /** The exact text that the passkey must sign. */
  signed: string
  grant: DelegationGrant
  pk: string
  wrappedSk: string
}

/** Makes and signs an offer: what is asked, and a key of this one offer: to seal the wallet's key to, or to act with on a chain. */
export async function makeOffer(server: Server, sid: string, grant: DelegationGrant) {
  const actionId = randomText()
  const { pk, wrappedSk } = await makeKey(server, actionId, grant)
  const expiresAt = server.now() + offerLifetime[grant.mode]
  const offer = canonicalJson({ grant, pk, actionId, exp: Math.floor(expiresAt / 1000) } satisfies DelegationOffer)
  const { kid, publicJwk, privateKey } = await server.keys.identity()
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, utf8(offer))
  const pending: PendingOffer = { sid, nonce: randomText(), signed: canonicalJson({ grant, pk }), grant, pk, wrappedSk }
  return {
    actionId,
    expiresAt,
    offer,
    offerSig: toBase64url(new Uint8Array(signature)),
    kid,
    identityKey: publicJwk,
    pending,
  }
}

async function makeKey(server: Server, actionId: string, grant: DelegationGrant) {
  if (grant.mode === 'sealed') return makeSingleUseKey(server.kek, actionId)
  const [{ makeSessionKey }, { assertKeepable }, { assertReadable }] = await Promise.all([
    import('../onchain/sessionKey.ts'),
    import('../onchain/onchainTerms.ts'),
    import('../onchain/askChain.ts'),
  ])
  const key = await makeSessionKey(server.kek, actionId)
  assertKeepable(server, grant, key.pk)
  await assertReadable(server, grant.scope.chainIds![0]!)
  return key
}
