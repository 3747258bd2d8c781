import { mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import { expect, test } from 'vitest'
import { hdWallets } from './hdWallets.ts'

// The words and addresses that the test suites of wallets share.
const abandon = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about'
const junk = 'test test test test test test test test test test test junk'

test.each([
  [abandon, 'ethereum', 0, '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'],
  [abandon, 'solana', 0, 'HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk'],
  [junk, 'ethereum', 0, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'],
  [junk, 'ethereum', 1, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
] as const)('derives what every wallet derives: %s, %s at %i', async (words, chainType, walletIndex, address) => {
  const [wallet] = await hdWallets(mnemonicToEntropy(words, wordlist), [{ chainType, walletIndex }])
  expect(wallet).toMatchObject({ chainType, walletIndex, address })
})
