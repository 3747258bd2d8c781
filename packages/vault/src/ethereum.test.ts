import { secp256k1 } from '@noble/curves/secp256k1'
import fc from 'fast-check'
import { privateKeyToAccount } from 'viem/accounts'
import { bytesToHex, hexToBytes, parseGwei } from 'viem/utils'
import { expect, test } from 'vitest'
import { ethereumSigner } from './ethereum.ts'
import { ethereumAddress } from './ethereumAddress.ts'
import type { WithKey } from './UnlockedVault.ts'

const privateKey = secp256k1.utils.randomPrivateKey()
const account = privateKeyToAccount(bytesToHex(privateKey))
const withKey: WithKey = async (work) => work(privateKey)
const signer = ethereumSigner(ethereumAddress(privateKey), withKey)

test('tells the address that viem tells', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      fc.pre(secp256k1.utils.isValidPrivateKey(key))
      expect(ethereumAddress(key)).toBe(privateKeyToAccount(bytesToHex(key)).address)
    }),
    { numRuns: 20 },
  )
})

test('signs messages as viem does, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array()), async (message) => {
      const viemMessage = typeof message === 'string' ? message : { raw: message }
      expect(await signer.signMessage(message)).toBe(await account.signMessage({ message: viemMessage }))
    }),
    { numRuns: 20 },
  )
})

test('signs the text of EIP-191’s best-known example', async () => {
  // web3.js’s documentation has signed it with this key since its first version.
  const key = hexToBytes('0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318')
  expect(ethereumAddress(key)).toBe('0x2c7536E3605D9C16a7a3D7b1898e529396a65c23')
  expect(await ethereumSigner('', async (work) => work(key)).signMessage('Some data')).toBe(
    '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c',
  )
})

test('signs the typed data of EIP-712 as viem does', async () => {
  const typedData = {
    domain: {
      name: 'Ether Mail',
      version: '1',
      chainId: 1,
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    types: {
      Person: [
        { name: 'name', type: 'string' },
        { name: 'wallet', type: 'address' },
      ],
      Mail: [
        { name: 'from', type: 'Person' },
        { name: 'to', type: 'Person' },
        { name: 'contents', type: 'string' },
      ],
    },
    primaryType: 'Mail',
    message: {
      from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob!',
    },
  } as const
  expect(await signer.signTypedData(typedData)).toBe(await account.signTypedData(typedData))
  // The key that the standard's own example signs with.
  const { keccak_256 } = await import('@noble/hashes/sha3')
  const cow = keccak_256(new TextEncoder().encode('cow'))
  expect(await ethereumSigner('', async (work) => work(cow)).signTypedData(typedData)).toBe(
    '0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c',
  )
})

const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' as const
test.each([
  { type: 'legacy', chainId: 1, nonce: 0, to, value: 1n, gas: 21_000n, gasPrice: parseGwei('1') },
  { type: 'eip2930', chainId: 1, nonce: 1, to, accessList: [], gas: 30_000n, gasPrice: 1n },
  { type: 'eip1559', chainId: 10, nonce: 7, to, data: '0x1234', maxFeePerGas: 2n, maxPriorityFeePerGas: 1n },
] as const)('signs a transaction of type $type as viem does', async (transaction) => {
  expect(await signer.signTransaction(transaction)).toBe(await account.signTransaction(transaction))
})

test('signs an EIP-7702 authorization as viem does', async () => {
  const request = { contractAddress: to, chainId: 1, nonce: 3 } as const
  expect(await account.signAuthorization(request)).toMatchObject(await signer.signAuthorization(request))
})
