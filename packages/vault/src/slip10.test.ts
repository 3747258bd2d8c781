import { ed25519 } from '@noble/curves/ed25519'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { expect, test } from 'vitest'
import slip10 from '../vectors/slip10.json' with { type: 'json' }
import { deriveEd25519 } from './slip10.ts'

test.each(slip10)('walks a path as SLIP-0010 has it: $seed $path', ({ seed, path, privateKey, publicKey }) => {
  const key = deriveEd25519(hexToBytes(seed), path)
  expect(bytesToHex(key)).toBe(privateKey)
  expect(bytesToHex(ed25519.getPublicKey(key))).toBe(publicKey)
})
