import { LatchkeyError } from '@latchkey/core'
import {
  fromBase64url,
  parseJson,
  toBase64url,
  type DelegateWalletInit,
  type DelegationGrant,
  type DelegationOffer,
} from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import type { ConnectionOptions } from './createConnection.ts'

/** The parts of a grant that were asked for; the server chooses the rest. */
export type Asked = Omit<DelegationGrant, 'epoch' | 'issuedAt' | 'expiresAt'> & { ttl: number }

/** The server's offer, once it is certain that this server made it, and that it offers what was asked. */
export async function verifyOffer(
  init: DelegateWalletInit,
  asked: Asked,
  options: ConnectionOptions,
): Promise<DelegationOffer> {
  await verifySignature(init)
  await assertTrusted(init.kid, options)
  const offer = parseJson(init.offer) as DelegationOffer
  const { grant, pk, actionId } = offer
  const { ttl, ...fields } = asked
  const { epoch, issuedAt, expiresAt } = grant ?? {}
  const expected = { ...fields, epoch, issuedAt, expiresAt }
  const complaint =
    canonicalize(offer) !== init.offer
      ? 'it is not written canonically'
      : canonicalize(grant) !== canonicalize(expected)
        ? 'it is not the access that was asked for'
        : ![epoch, issuedAt, expiresAt].every(Number.isSafeInteger) || expiresAt !== issuedAt + ttl
          ? 'it does not last as long as was asked'
          : Math.abs(issuedAt - Date.now() / 1000) > day
            ? 'it is dated more than a day from now. If this device’s clock is wrong, set it'
            : typeof pk !== 'string' || actionId !== init.actionId
              ? 'it belongs to another request'
              : null
  if (!complaint) return offer
  throw new LatchkeyError(
    'delegation_grant_mismatch',
    `The server’s offer was refused: ${complaint}. No access was given.`,
  )
}

/** Seconds. */
const day = 86_400

async function verifySignature({ identityKey, kid, offer, offerSig }: DelegateWalletInit): Promise<void> {
  const { kty, crv, x, y } = identityKey
  try {
    const required = new TextEncoder().encode(canonicalize({ crv, kty, x, y })) // RFC 7638
    if (toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', required))) !== kid)
      throw new TypeError('foreign kid')
    const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
    const key = await crypto.subtle.importKey('jwk', { kty: kty!, crv: crv!, x: x!, y: y! }, es256, false, ['verify'])
    if (await crypto.subtle.verify(es256, key, fromBase64url(offerSig), new TextEncoder().encode(offer))) return
  } catch (cause) {
    throw notTrusted('is not signed by the key that it names', cause)
  }
  throw notTrusted('has a signature that does not hold')
}

async function assertTrusted(kid: string, { pinnedIdentityKeys, storage, scope }: ConnectionOptions): Promise<void> {
  if (pinnedIdentityKeys) {
    if (pinnedIdentityKeys.includes(kid)) return
    throw notTrusted('is signed by a key that this app does not pin')
  }
  const known = await storage.update(`${scope}#identity`, (kept) => (typeof kept === 'string' ? kept : kid))
  if (known === kid) return
  throw new LatchkeyError(
    'delegation_key_changed',
    'The server signs with another key than when this browser first met it, so somebody may stand between. No access was given. If the key was replaced on purpose, the app can pin the new one.',
  )
}

const notTrusted = (why: string, cause?: unknown) =>
  new LatchkeyError('delegation_key_not_trusted', `The server’s offer ${why}. No access was given.`, { cause })
