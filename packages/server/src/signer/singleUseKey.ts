import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'
import { suite } from './suite.ts'

const info = utf8('latchkey/delegation/v1')

/** What the private half is bound to while its offer waits. */
export const singleUseAad = (actionId: string) => utf8(canonicalJson({ purpose: 'delegation-offer', actionId }))

/** Makes the HPKE key pair (RFC 9180) of one offer. The private half leaves here only under the KEK. */
export async function makeSingleUseKey(kek: Kek, actionId: string): Promise<{ pk: string; wrappedSk: string }> {
  const { publicKey, privateKey } = await suite.GenerateKeyPair(true)
  const secret = new Uint8Array(await suite.SerializePrivateKey(privateKey))
  try {
    const pk = toBase64url(await suite.SerializePublicKey(publicKey))
    return { pk, wrappedSk: await kek.wrap(secret, singleUseAad(actionId)) }
  } finally {
    secret.fill(0)
  }
}

interface Sealed {
  /** base64url */
  sealed: { enc: string; ct: string }
  aad: Uint8Array
}

/** Opens what was sealed to an offer's key. Whoever calls has consumed the offer before, and wipes what comes back. */
export async function openSealed(
  kek: Kek,
  { actionId, pk, wrappedSk }: { actionId: string; pk: string; wrappedSk: string },
  { sealed, aad }: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await kek.unwrap(wrappedSk, singleUseAad(actionId))
  try {
    const privateKey = await suite.DeserializePrivateKey(secret, false)
    const publicKey = await suite.DeserializePublicKey(fromBase64url(pk))
    const pair = { privateKey, publicKey }
    const opened = await suite.Open(pair, fromBase64url(sealed.enc), fromBase64url(sealed.ct), { info, aad })
    return opened as Uint8Array<ArrayBuffer>
  } catch (cause) {
    throw new LatchkeyError(
      'delegation_blob_invalid',
      'The sealed key does not open: it was sealed to another offer or changed on its way. Start again.',
      { cause },
    )
  } finally {
    secret.fill(0)
  }
}
