import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { hkdf } from './hkdf.ts'
import vectors from '../vectors/wycheproof/hkdf_sha256_test.json' with { type: 'json' }

const bytes = (hex: string) => Uint8Array.from(hexToBytes(hex))

test('gives the bytes of RFC 5869 and of Wycheproof’s vectors', async () => {
  let count = 0
  for (const { tests } of vectors.testGroups)
    for (const { tcId, ikm, salt, info, okm, result } of tests) {
      // The invalid ones ask for more than HKDF has; here it is always 32 bytes, which every longer answer begins with.
      if (result !== 'valid') continue
      const made = bytesToHex(await hkdf({ secret: bytes(ikm), salt: bytes(salt), info: bytes(info) }))
      expect(made.slice(0, okm.length), `tcId ${tcId}`).toBe(okm.slice(0, made.length))
      count++
    }
  expect(count).toBe(83)
})
