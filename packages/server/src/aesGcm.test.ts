import { expect, test } from 'vitest'
import vectors from '../vectors/wycheproof/aes_gcm_test.json' with { type: 'json' }
import { decrypt, encrypt } from './aesGcm.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const importKey = (hex: string) => crypto.subtle.importKey('raw', bytes(hex), 'AES-GCM', false, ['encrypt', 'decrypt'])

test('opens of Wycheproof’s texts under 256-bit keys and 96-bit nonces those that are genuine, and no other', async () => {
  let count = 0
  for (const { keySize, ivSize, tests } of vectors.testGroups) {
    if (keySize !== 256 || ivSize !== 96) continue
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of tests) {
      const opening = decrypt(await importKey(key), { iv: bytes(iv), ct: bytes(ct + tag) }, bytes(aad))
      if (result === 'valid') expect(Buffer.from(await opening).toString('hex'), `tcId ${tcId}`).toBe(msg)
      else await expect(opening, `tcId ${tcId}`).rejects.toThrow()
      count++
    }
  }
  expect(count).toBe(66)
})

test('closes under a fresh nonce each time, what opens again with the same words beside it only', async () => {
  const key = await importKey('07'.repeat(32))
  const [text, aad] = [bytes('0102'), bytes('03')]
  const [one, two] = await Promise.all([encrypt(key, text, aad), encrypt(key, text, aad)])
  expect(one.iv).toHaveLength(12)
  expect(one.iv).not.toEqual(two.iv)
  expect(await decrypt(key, one, aad)).toEqual(text)
  await expect(decrypt(key, one, bytes('04'))).rejects.toThrow()
})
