import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { expect, test } from 'vitest'
import vectors from '../vectors/wycheproof/pbkdf2_hmacsha256_test.json' with { type: 'json' }
import { pbkdf2 } from './pbkdf2.ts'

const bytes = (hex: string) => Uint8Array.from(hexToBytes(hex))

test('gives the bytes of RFC 7914 and of Wycheproof’s vectors', async () => {
  let count = 0
  for (const { tests } of vectors.testGroups)
    for (const { tcId, password, salt, iterationCount, dk } of tests) {
      const made = bytesToHex(
        await pbkdf2({ passcode: bytes(password), salt: bytes(salt), iterations: iterationCount }),
      )
      // It is always 32 bytes, which every longer answer begins with.
      expect(made.slice(0, dk.length), `tcId ${tcId}`).toBe(dk.slice(0, made.length))
      count++
    }
  expect(count).toBe(60)
})
