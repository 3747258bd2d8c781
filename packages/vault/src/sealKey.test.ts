import { LatchkeyError } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import { bytesToHex, hexToBytes } from 'viem/utils'
import { expect, test } from 'vitest'
import { sealKey } from './sealKey.ts'
import { suite } from './suite.ts'

const key = crypto.getRandomValues(new Uint8Array(32))
/** Spelled out, because the server spells it out as well. */
const info = new TextEncoder().encode('latchkey/delegation/v1')
const aad = crypto.getRandomValues(new Uint8Array(32))

async function setUp() {
  const pair = await suite.GenerateKeyPair()
  const recipient = await suite.SerializePublicKey(pair.publicKey)
  const sealed = await sealKey(key, { recipient, aad })
  return { pair, enc: fromBase64url(sealed.enc), ct: fromBase64url(sealed.ct) }
}

test('seals a key that the recipient alone opens', async () => {
  const { pair, enc, ct } = await setUp()
  const stranger = await suite.GenerateKeyPair()
  expect([enc.length, ct.length]).toEqual([65, 48])
  expect(await suite.Open(pair, enc, ct, { info, aad })).toEqual(key)
  await expect(suite.Open(stranger, enc, ct, { info, aad })).rejects.toThrow()
})

test('seals for one consent and one purpose', async () => {
  const { pair, enc, ct } = await setUp()
  await expect(suite.Open(pair, enc, ct, { info, aad: new Uint8Array(32) })).rejects.toThrow()
  await expect(suite.Open(pair, enc, ct, { info: new TextEncoder().encode('other'), aad })).rejects.toThrow()
  await expect(suite.Open(pair, enc, ct, { aad })).rejects.toThrow()
})

test('uses the suite of the CFRG vector for P-256, HKDF-SHA256 and AES-256-GCM', async () => {
  const hex = (text: string) => hexToBytes(`0x${text}`)
  // github.com/cfrg/draft-irtf-cfrg-hpke, test-vectors.json: mode 0, kem 16, kdf 1, aead 2, first encryption.
  const skRm = hex('317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2')
  const pkRm = hex(
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  )
  const enc = hex(
    '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  )
  const ct = hex('58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f')
  const pair = {
    privateKey: await suite.DeserializePrivateKey(skRm),
    publicKey: await suite.DeserializePublicKey(pkRm),
  }
  const opened = await suite.Open(pair, enc, ct, {
    info: new TextEncoder().encode('Ode on a Grecian Urn'),
    aad: new TextEncoder().encode('Count-0'),
  })
  expect(new TextDecoder().decode(opened)).toBe('Beauty is truth, truth beauty')
})

test('derives keys, and opens, as RFC 9180 §A.3.1 has it', async () => {
  const hex = (text: string) => hexToBytes(`0x${text}`)
  const pair = await suite.DeriveKeyPair(hex('668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550'))
  expect(bytesToHex(await suite.SerializePublicKey(pair.publicKey))).toBe(
    '0x04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  )
  // The RFC's P-256 vector is of AES-128; the suite here differs in nothing else.
  const published = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM)
  const enc = hex(
    '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  )
  const ct = hex('5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434')
  const opened = await published.Open(pair, enc, ct, {
    info: new TextEncoder().encode('Ode on a Grecian Urn'),
    aad: new TextEncoder().encode('Count-0'),
  })
  expect(new TextDecoder().decode(opened)).toBe('Beauty is truth, truth beauty')
})

test.each([
  ['short', new Uint8Array(10)],
  ['no point of the curve', new Uint8Array(65).fill(4)],
])('refuses to seal to a key that is %s', async (_, recipient) => {
  const sealing = sealKey(key, { recipient, aad })
  await expect(sealing).rejects.toBeInstanceOf(LatchkeyError)
  await expect(sealing).rejects.toMatchObject({ code: 'delegation_blob_invalid' })
})
