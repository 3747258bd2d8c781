import { encodeCBOR } from '@levischuck/tiny-cbor'
import { p256 } from '@noble/curves/nist'
import type { Credential } from './Credential.ts'

/** What an authenticator says of itself and the ceremony (WebAuthn §6.1); with the public key in it when it is new. */
export async function authenticatorData(
  credential: Credential,
  { userVerified, attested }: { userVerified: boolean; attested: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const { rpId, counter } = credential
  const rpIdHash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rpId)))
  const flags = userPresent | (userVerified ? userVerifiedFlag : 0) | (attested ? attestedFlag : 0)
  const head = [...rpIdHash, flags, ...uint32(counter)]
  return new Uint8Array(attested ? [...head, ...attestedCredential(credential)] : head)
}

const userPresent = 0x01
const userVerifiedFlag = 0x04
const attestedFlag = 0x40

const attestedCredential = ({ id, secretKey }: Credential) => [
  ...new Uint8Array(16), // an AAGUID that names no make
  ...uint32(id.length).slice(2),
  ...id,
  ...coseKey(p256.getPublicKey(secretKey, false)),
]

/** An ES256 key as COSE (RFC 9053) has it. `point` is SEC1, uncompressed. */
function coseKey(point: Uint8Array): Uint8Array {
  const kty = [1, 2] as const
  const alg = [3, -7] as const
  const crv = [-1, 1] as const
  return encodeCBOR(
    new Map<number, number | Uint8Array>([kty, alg, crv, [-2, point.slice(1, 33)], [-3, point.slice(33)]]),
  )
}

const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
