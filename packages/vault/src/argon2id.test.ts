import { argon2id as nobleArgon2id } from '@noble/hashes/argon2'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import { expect, test } from 'vitest'
import { argon2id } from './argon2id.ts'
import { argon2id as withoutWasm } from './argon2idWithoutWasm.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** The reference implementation's own tests (version 19, two passes, one lane): memory in KiB, passcode, salt, bytes. */
const reference: [number, string, string, string][] = [
  [256, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
  [65_536, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
  [65_536, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
  [65_536, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
]

test.each(reference)('stretches with %i KiB what the reference does: %s, %s', async (memory, passcode, salt, bytes) => {
  const kdf = { name: 'argon2id', memory, iterations: 2, parallelism: 1 } as const
  expect(bytesToHex(await argon2id({ passcode: utf8(passcode), salt: utf8(salt), kdf }))).toBe(bytes)
  // The same in plain JavaScript, where it takes a blink.
  if (memory < 1_024)
    expect(bytesToHex(await withoutWasm({ passcode: utf8(passcode), salt: utf8(salt), kdf }))).toBe(bytes)
})

test('what stands in where there is no WebAssembly gives the tag of RFC 9106 §5.3', () => {
  // The vector has a secret and associated data, which no passcode here has; so it is asked of the library itself.
  const tag = nobleArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
    m: 32,
    t: 3,
    p: 4,
    key: new Uint8Array(8).fill(3),
    personalization: new Uint8Array(12).fill(4),
    dkLen: 32,
  })
  expect(tag).toEqual(hexToBytes('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659'))
})
