import type { Vault } from '@latchkey/core'
import { expect, test } from 'vitest'
import { prfInput } from './prfInput.ts'
import { unlockVault } from './unlockVault.ts'
import pinned from './vectors/vault.json' with { type: 'json' }

// The record holds the entropy of "test … junk", so the address is one that every wallet knows.
const vault = pinned as unknown as Vault
const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

test('opens a record that was kept by its passkey', async () => {
  const prf = Uint8Array.from({ length: 32 }, (_, at) => at)
  const unlocked = await unlockVault(vault, { method: 'user-passkey', credentialId: 'cGFzc2tleS0x', prf })
  expect(await unlocked.address({ chainType: 'ethereum', walletIndex: 1 })).toBe(address)
})

test('opens a record that was kept by its passcode', async () => {
  const unlocked = await unlockVault(vault, { method: 'user-passcode', passcode: 'plum sofa kettle' })
  expect(await unlocked.address({ chainType: 'ethereum', walletIndex: 1 })).toBe(address)
})

test('asks a passkey for what its records were wrapped with', () => {
  expect(prfInput).toBe('latchkey/prf/v1/wallet-kek')
})
