import { base58 } from '@scure/base'
import { expect, test } from 'vitest'
import { createVault } from './createVault.ts'
import { importKey } from './importKey.ts'
import { unlockVault } from './unlockVault.ts'

const unlockWith = {
  method: 'user-passkey',
  credentialId: 'c1',
  prf: crypto.getRandomValues(new Uint8Array(32)),
} as const
const vault = await createVault({ userId: 'alice', secret: unlockWith })
const junk = 'test test test test test test test test test test test junk'
const hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
/** The key of `junk` at the first index, as every development chain has it. */
const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

test.each([
  ['hex', { privateKey: hex }],
  ['hex without 0x and with spaces around', { privateKey: ` ${hex.slice(2).toUpperCase()} ` }],
  ['words', { mnemonic: `  ${junk.toUpperCase().replaceAll(' ', '  ')} ` }],
])('takes an Ethereum key as %s, and signs with it', async (_, secret) => {
  const imported = await importKey(vault, { unlockWith, chainType: 'ethereum', secret })
  expect(imported).toMatchObject({ address, vault: { rev: vault.rev + 1 } })
  const unlocked = await unlockVault(imported.vault, unlockWith)
  const place = { chainType: 'ethereum', imported: address } as const
  expect((await unlocked.ethereum(place)).address).toBe(address)
  expect(await unlocked.exportKey(place)).toBe(hex)
  // What was there before is there still.
  const first = { chainType: 'ethereum', walletIndex: 0 } as const
  expect(await unlocked.address(first)).toBe(await (await unlockVault(vault, unlockWith)).address(first))
})

test('takes a Solana key as it exports one, and as words', async () => {
  const unlocked = await unlockVault(vault, unlockWith)
  const place = { chainType: 'solana', walletIndex: 4 } as const
  const privateKey = await unlocked.exportKey(place)
  const imported = await importKey(vault, { unlockWith, chainType: 'solana', secret: { privateKey } })
  expect(imported.address).toBe(await unlocked.address(place))
  const words = await importKey(imported.vault, { unlockWith, chainType: 'solana', secret: { mnemonic: junk } })
  expect(await (await unlockVault(words.vault, unlockWith)).addresses()).toHaveLength(3)
})

test('a key that is there already changes nothing', async () => {
  const parameters = { unlockWith, chainType: 'ethereum', secret: { privateKey: hex } } as const
  const once = await importKey(vault, parameters)
  expect(await importKey(once.vault, parameters)).toEqual({ vault: once.vault, address })
})

test.each([
  ['invalid_private_key', 'ethereum', { privateKey: '0x12' }],
  ['invalid_private_key', 'ethereum', { privateKey: `0x${'0'.repeat(64)}` }],
  ['invalid_private_key', 'ethereum', { privateKey: `0x${'f'.repeat(64)}` }],
  ['invalid_private_key', 'solana', { privateKey: hex }],
  ['invalid_private_key', 'solana', { privateKey: '3yZe7d' }],
  ['key_address_mismatch', 'solana', { privateKey: base58.encode(new Uint8Array(64).fill(1)) }],
  ['invalid_mnemonic', 'ethereum', { mnemonic: junk.replace('junk', 'test') }],
  ['invalid_mnemonic', 'solana', { mnemonic: 'plum sofa kettle' }],
] as const)('answers %s on %s to what is no key, and does not repeat it', async (code, chainType, secret) => {
  const refused = importKey(vault, { unlockWith, chainType, secret })
  await expect(refused).rejects.toMatchObject({ code })
  const { message } = (await refused.catch((error: unknown) => error)) as Error
  expect(message).not.toContain(Object.values(secret)[0])
})

test('takes nothing on the word of a secret that does not open the vault', async () => {
  const wrong = { ...unlockWith, prf: new Uint8Array(32) }
  const refused = importKey(vault, { unlockWith: wrong, chainType: 'ethereum', secret: { privateKey: hex } })
  await expect(refused).rejects.toMatchObject({ code: 'vault_decrypt_failed' })
})
