import { pbkdf2Sync } from 'node:crypto'
import { HARDENED_OFFSET, HDKey } from '@scure/bip32'
import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedSync } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import fc from 'fast-check'
import { bytesToHex, hexToBytes } from 'viem/utils'
import { expect, test } from 'vitest'
import bip32 from '../vectors/bip32.json' with { type: 'json' }
import bip39 from '../vectors/bip39.json' with { type: 'json' }
import type { VaultChainType } from './contents.ts'
import { deriveKey, derivePath, toMnemonic, toSeed, wipe } from './derive.ts'
import { readSecretKey } from './readSecretKey.ts'
import { holdKeys } from './UnlockedVault.ts'

const hold = (entropy: Uint8Array) => holdKeys({ entropy: Uint8Array.from(entropy), imported: [] })
const addressOf = async (words: string, chainType: VaultChainType, walletIndex: number) =>
  (await hold(mnemonicToEntropy(words, wordlist))).address({ chainType, walletIndex })

// The words and addresses that the trezor, MetaMask, Hardhat and Anvil test suites share.
const abandon = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about'
const chains = ['ethereum', 'solana'] as const
const junk = 'test test test test test test test test test test test junk'

test.each([
  [abandon, 'ethereum' as const, 0, '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'],
  [junk, 'ethereum' as const, 0, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'],
  [abandon, 'solana' as const, 0, 'HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk'],
  [junk, 'ethereum' as const, 1, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
])(
  'derives the addresses that every wallet derives: %s on %s at %i',
  async (words, chainType, walletIndex, address) => {
    expect(await addressOf(words, chainType, walletIndex)).toBe(address)
  },
)

test.each(bip39)('has the words and the tree of BIP-39 for $entropy', async ({ entropy, words, key }) => {
  const bytes = hexToBytes(`0x${entropy}`)
  expect(toMnemonic(bytes)).toBe(words)
  // Words that people bring are read as what they stand for.
  const read = await readSecretKey('ethereum', { mnemonic: words })
  expect(bytesToHex(read)).toBe(bytesToHex(deriveKey(await toSeed(bytes), 'ethereum', 0)))
  // The vectors have a passphrase, which wallets here never have; a test below compares without one.
  const seed = pbkdf2Sync(words, 'mnemonicTREZOR', 2048, 64, 'sha512')
  expect(derivePath(Uint8Array.from(seed), []).privateExtendedKey).toBe(key)
})

test.each(bip32.chains)('walks $path as BIP-32 has it', ({ seed, path, key }) => {
  const steps = path.split('/').slice(1)
  const indices = steps.map((step) => Number.parseInt(step) + (step.endsWith("'") ? HARDENED_OFFSET : 0))
  expect(derivePath(hexToBytes(`0x${seed}`), indices).privateExtendedKey).toBe(key)
})

test.each(bip32.refused)('reads no extended key out of $what', ({ key }) => {
  expect(() => HDKey.fromExtendedKey(key)).toThrow()
})

test('makes the seed that BIP-39 makes, for any entropy', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), async (entropy) => {
      const expected = mnemonicToSeedSync(entropyToMnemonic(entropy, wordlist))
      expect(bytesToHex(await toSeed(entropy))).toBe(bytesToHex(expected))
    }),
    { numRuns: 10 },
  )
})

test('gives each wallet index its own address, and always the same one', async () => {
  const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 })
  const indices = fc.uniqueArray(fc.integer({ min: 0, max: HARDENED_OFFSET - 1 }), { minLength: 2, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(entropy, indices, async (bytes, walletIndices) => {
      const read = async () => {
        const vault = await hold(bytes)
        const places = walletIndices.flatMap((walletIndex) => chains.map((chainType) => ({ chainType, walletIndex })))
        return Promise.all(places.map((place) => vault.address(place)))
      }
      const addresses = await read()
      expect(new Set(addresses).size).toBe(2 * walletIndices.length)
      expect(await read()).toEqual(addresses)
    }),
    { numRuns: 10 },
  )
})

test('leaves neither private key nor chain code behind when it wipes', () => {
  const key = derivePath(new Uint8Array(64).fill(7), [0])
  const { privateKey, chainCode } = key
  wipe(key)
  expect(key.privateKey).toBeNull()
  expect([...privateKey!, ...chainCode!].every((byte) => byte === 0)).toBe(true)
})
