import { HARDENED_OFFSET } from '@scure/bip32'
import { recoverMessageAddress } from 'viem/utils'
import { expect, test } from 'vitest'
import { deriveBranch } from './derive.ts'
import { suite } from './suite.ts'
import { holdKeys } from './UnlockedVault.ts'

async function setUp() {
  const branch = await deriveBranch(new Uint8Array(16))
  return { branch, vault: holdKeys(branch) }
}

test('signs with the key whose address it tells', async () => {
  const { vault } = await setUp()
  const signature = await vault.signMessage(3, 'hello')
  expect(await recoverMessageAddress({ message: 'hello', signature })).toBe(vault.address(3))
})

test('goes on working while other wallets are used', async () => {
  const { vault } = await setUp()
  const before = vault.address(0)
  await Promise.all([vault.signMessage(0, 'a'), vault.signMessage(1, 'b')])
  expect(vault.address(0)).toBe(before)
})

test('zeroes the keys it gave to sign or to seal with', async () => {
  const { branch, vault } = await setUp()
  const lent: Uint8Array[] = []
  const deriveChild = branch.deriveChild.bind(branch)
  branch.deriveChild = (index) => {
    const leaf = deriveChild(index)
    lent.push(leaf.privateKey!, leaf.chainCode!)
    return leaf
  }
  const { publicKey } = await suite.GenerateKeyPair()
  vault.address(0)
  await vault.signMessage(0, 'hello')
  await vault.sealKey(0, { recipient: await suite.SerializePublicKey(publicKey), aad: new Uint8Array(32) })
  await vault.sealKey(0, { recipient: new Uint8Array(1), aad: new Uint8Array(32) }).catch(() => {})
  expect(lent).toHaveLength(8)
  expect(lent.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

test('wipes its keys when locked and answers nothing more', async () => {
  const { branch, vault } = await setUp()
  const { privateKey, chainCode } = branch
  vault.lock()
  vault.lock()
  expect([...privateKey!, ...chainCode!].every((byte) => byte === 0)).toBe(true)
  expect(() => vault.address(0)).toThrow(expect.objectContaining({ code: 'wallet_locked' }))
  await expect(vault.signMessage(0, 'hello')).rejects.toMatchObject({ code: 'wallet_locked' })
  await expect(vault.sealKey(0, { recipient: new Uint8Array(65), aad: new Uint8Array(32) })).rejects.toMatchObject({
    code: 'wallet_locked',
  })
})

test.each([-1, 0.5, Number.NaN, HARDENED_OFFSET])('has no wallet %d', async (walletIndex) => {
  const { vault } = await setUp()
  expect(() => vault.address(walletIndex)).toThrow(expect.objectContaining({ code: 'wallet_not_found' }))
  await expect(vault.signMessage(walletIndex, 'hello')).rejects.toMatchObject({ code: 'wallet_not_found' })
})
