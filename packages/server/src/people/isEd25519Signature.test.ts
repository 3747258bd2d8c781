import { expect, test } from 'vitest'
import vectors from '../../vectors/wycheproof/ed25519_test.json' with { type: 'json' }
import { isEd25519Signature } from './isEd25519Signature.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

test('says of each of Wycheproof’s ed25519 signatures what is true', async () => {
  let count = 0
  for (const { publicKey, tests } of vectors.testGroups)
    for (const { tcId, msg, sig, result } of tests) {
      const signed = { signature: bytes(sig), message: bytes(msg), publicKey: bytes(publicKey.pk) }
      expect(await isEd25519Signature(signed).catch(() => false), `tcId ${tcId}`).toBe(result === 'valid')
      count++
    }
  expect(count).toBe(151)
})
