import { createVault, unlockVault } from '@latchkey/vault'
import { mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import fc from 'fast-check'
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

test('derives, for whatever entropy and place, the wallets that the person’s own vault then holds', async () => {
  const place = fc.record({
    chainType: fc.constantFrom('ethereum' as const, 'solana' as const),
    walletIndex: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  })
  const prf = new Uint8Array(32).fill(3)
  const secret = { method: 'user-passkey', credentialId: 'c1', prf } as const
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), place, async (bytes, at) => {
      const entropy = Uint8Array.from(bytes)
      const unlocked = await unlockVault(await createVault({ userId: 'ada', secret, entropy }), secret)
      const [wallet] = await hdWallets(entropy, [at])
      expect(wallet!.address).toBe(await unlocked.address(at))
    }),
    { numRuns: 8 },
  )
})
