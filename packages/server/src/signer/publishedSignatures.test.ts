import { sha256 } from '@noble/hashes/sha2'
import { keccak_256 } from '@noble/hashes/sha3'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { ethereumMethods } from './ethereumMethods.ts'
import { solanaMethods } from './solanaMethods.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const ethereum = (method: string, params: object, key: Uint8Array) =>
  ethereumMethods.get(method)!(params as Record<string, unknown>).sign(key)

test('signs the text of EIP-191’s best-known example', () => {
  // web3.js’s documentation has signed it with this key since its first version.
  const key = bytes('4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318')
  expect(ethereum('personal_sign', { message: 'Some data', encoding: 'utf-8' }, key)).toMatchObject({
    signature:
      '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c',
  })
})

test('signs EIP-712’s own example as the standard has it', () => {
  const person = [
    { name: 'name', type: 'string' },
    { name: 'wallet', type: 'address' },
  ]
  const typed_data = {
    domain: {
      name: 'Ether Mail',
      version: '1',
      chainId: 1,
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      Person: person,
      Mail: [
        { name: 'from', type: 'Person' },
        { name: 'to', type: 'Person' },
        { name: 'contents', type: 'string' },
      ],
    },
    primary_type: 'Mail',
    message: {
      from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob!',
    },
  }
  expect(ethereum('eth_signTypedData_v4', { typed_data }, keccak_256(utf8('cow')))).toMatchObject({
    signature:
      '0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c',
  })
})

test('signs a hash as RFC 6979 has it, and with the lower S', () => {
  const hash = `0x${Buffer.from(sha256(utf8('Satoshi Nakamoto'))).toString('hex')}`
  const { signature } = ethereum('secp256k1_sign', { hash }, bytes('1'.padStart(64, '0'))) as { signature: string }
  expect(signature.slice(0, -2)).toBe(
    '0x934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d82442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5',
  )
})

test('signs bytes for Solana as RFC 8032 has it (§7.1, TEST 3)', () => {
  const key = bytes('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7')
  const message = Buffer.from('af82', 'hex').toString('base64')
  const { signature } = solanaMethods.get('signMessage')!({ message }).sign(key) as { signature: string }
  expect(Buffer.from(signature, 'base64').toString('hex')).toBe(
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  )
})
