import { HARDENED_OFFSET } from '@scure/bip32'
import { ed25519 } from '@noble/curves/ed25519'
import { base58 } from '@scure/base'
import { bytesToHex, recoverMessageAddress } from 'viem/utils'
import { expect, test, vi } from 'vitest'
import { suite } from './suite.ts'
import { holdKeys, type WalletPlace } from './UnlockedVault.ts'

const contents = () => ({
  entropy: new Uint8Array(16),
  imported: [
    { chainType: 'ethereum' as const, key: new Uint8Array(32).fill(7) },
    { chainType: 'solana' as const, key: new Uint8Array(32).fill(9) },
  ],
})
const evm = (walletIndex: number): WalletPlace => ({ chainType: 'ethereum', walletIndex })
const solana = (walletIndex: number): WalletPlace => ({ chainType: 'solana', walletIndex })

test('signs with the key whose address it tells, on each chain, its own or imported', async () => {
  const vault = await holdKeys(contents())
  const [, importedEvm, importedSolana] = await vault.addresses()
  for (const place of [evm(3), { chainType: 'ethereum', imported: importedEvm! } as const]) {
    const signature = await (await vault.ethereum(place)).signMessage('hello')
    expect(await recoverMessageAddress({ message: 'hello', signature })).toBe(await vault.address(place))
  }
  for (const place of [solana(3), { chainType: 'solana', imported: importedSolana! } as const]) {
    const signature = base58.decode(await (await vault.solana(place)).signMessage('hello'))
    const publicKey = base58.decode(await vault.address(place))
    expect(ed25519.verify(signature, new TextEncoder().encode('hello'), publicKey, { zip215: false })).toBe(true)
  }
})

test('goes on working while other wallets are used, and after what it was made from is wiped', async () => {
  const source = contents()
  const vault = await holdKeys(source)
  const before = await vault.addresses()
  source.entropy.fill(1)
  source.imported[0]!.key.fill(0)
  await Promise.all([0, 1].map(async (index) => (await vault.ethereum(evm(index))).signMessage('a')))
  expect(await vault.addresses()).toEqual(before)
})

test('zeroes the keys it gave to sign or to seal with', async () => {
  const vault = await holdKeys(contents())
  const keys = new Set<string>()
  for (const place of [evm(0), solana(0)]) keys.add(keyHex(await vault.exportKey(place)))
  const lent: Uint8Array[] = []
  const { slice } = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array)
  vi.spyOn(Uint8Array.prototype, 'slice').mockImplementation(function (this: Uint8Array, ...bounds) {
    const copy = slice.value!.apply(this, bounds)
    if (keys.has(bytesToHex(copy))) lent.push(copy)
    return copy
  })
  const { publicKey } = await suite.GenerateKeyPair()
  const recipient = await suite.SerializePublicKey(publicKey)
  await (await vault.ethereum(evm(0))).signMessage('hello')
  await (await vault.solana(solana(0))).signMessage('hello')
  await vault.sealKey(evm(0), { recipient, aad: new Uint8Array(32) })
  await vault.sealKey(evm(0), { recipient: new Uint8Array(1), aad: new Uint8Array(32) }).catch(() => {})
  vi.restoreAllMocks()
  expect(lent.length).toBeGreaterThanOrEqual(6)
  expect(lent.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

/** The 32 secret bytes of an exported key. */
const keyHex = (exported: string) =>
  exported.startsWith('0x') ? exported : bytesToHex(base58.decode(exported).subarray(0, 32))

test('answers nothing more once it is locked', async () => {
  const vault = await holdKeys(contents())
  const signer = await vault.ethereum(evm(0))
  vault.lock()
  vault.lock()
  const locked = { code: 'wallet_locked' }
  await expect(signer.signMessage('hello')).rejects.toMatchObject(locked)
  await expect(vault.address(evm(0))).rejects.toMatchObject(locked)
  await expect(vault.addresses()).rejects.toMatchObject(locked)
  await expect(vault.solana(solana(0))).rejects.toMatchObject(locked)
  await expect(vault.exportKey(evm(0))).rejects.toMatchObject(locked)
  expect(() => vault.exportMnemonic()).toThrow(expect.objectContaining(locked))
  const sealing = vault.sealKey(evm(0), { recipient: new Uint8Array(65), aad: new Uint8Array(32) })
  await expect(sealing).rejects.toMatchObject(locked)
})

test.each([-1, 0.5, Number.NaN, HARDENED_OFFSET])('has no wallet %d', async (walletIndex) => {
  const vault = await holdKeys(contents())
  for (const place of [evm(walletIndex), solana(walletIndex)])
    await expect(vault.address(place)).rejects.toMatchObject({ code: 'wallet_not_found' })
})

test('has no imported wallet of an address that was not imported, and takes no chain for another', async () => {
  const vault = await holdKeys(contents())
  const unknown = { chainType: 'ethereum', imported: await vault.address(evm(0)) } as const
  await expect(vault.address(unknown)).rejects.toMatchObject({ code: 'wallet_not_found' })
  await expect(vault.ethereum(solana(0))).rejects.toMatchObject({ code: 'unsupported_chain_type' })
  await expect(vault.solana(evm(0))).rejects.toMatchObject({ code: 'unsupported_chain_type' })
})

test('exports what other wallets import', async () => {
  const vault = await holdKeys(contents())
  expect(vault.exportMnemonic()).toBe(`${'abandon '.repeat(11)}about`)
  expect(await vault.exportKey(evm(0))).toMatch(/^0x[0-9a-f]{64}$/)
  const pair = base58.decode(await vault.exportKey(solana(0)))
  expect(base58.encode(pair.subarray(32))).toBe(await vault.address(solana(0)))
})
