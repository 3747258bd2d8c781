import { cose, isoCrypto } from '@simplewebauthn/server/helpers'
import { expect, test } from 'vitest'
import vectors from '../../vectors/wycheproof/ecdsa_secp256r1_sha256_test.json' with { type: 'json' }

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const { COSEKEYS: member } = cose
const last32 = (hex: string) => bytes(hex.padStart(64, '0').slice(-64))

/**
 * Sound signatures in another spelling than DER's, which the library reads as well. They forge nothing: what may happen once is
 * told by the challenge, never by a signature's bytes.
 */
const otherSpellings = [
  6, 8, 9, 11, 23, 25, 26, 48, 50, 52, 53, 55, 56, 57, 58, 59, 62, 67, 68, 114, 115, 472, 473, 474,
]

test('what checks passkeys’ answers takes every one of Wycheproof’s DER signatures that the key made, and none that it did not (fault 58)', async () => {
  const wrong: number[] = []
  let count = 0
  for (const { publicKey, tests } of vectors.testGroups) {
    const key = new Map<number, unknown>([
      [member.kty, cose.COSEKTY.EC2],
      [member.alg, cose.COSEALG.ES256],
      [member.crv, cose.COSECRV.P256],
      [member.x, last32(publicKey.wx)],
      [member.y, last32(publicKey.wy)],
    ]) as unknown as cose.COSEPublicKey
    for (const { tcId, msg, sig, result } of tests) {
      const holds = await verifies(key, sig, msg)
      if (holds !== (result === 'valid')) wrong.push(tcId)
      count++
    }
  }
  expect(wrong).toEqual(otherSpellings)
  expect(count).toBe(484)
})

/** As `verifyAssertion` has it: a signature that cannot be read is a refusal like any other. */
async function verifies(cosePublicKey: cose.COSEPublicKey, signature: string, message: string): Promise<boolean> {
  try {
    return await isoCrypto.verify({ cosePublicKey, signature: bytes(signature), data: bytes(message) })
  } catch {
    return false
  }
}
