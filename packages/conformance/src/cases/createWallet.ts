import { isEmbeddedWallet, wallets, type ChainType } from '@latchkey/core'
import { expect, test } from 'vitest'
import { anotherWallet, signal, signUp, withoutVault } from '../person.ts'
import type { Case } from '../Subject.ts'

const passcode = 'violet anchor 41 tuba'

export const createWallet: Case = (create) => {
  test('makes a wallet, then the next, each at its own index', async ({ skip }) => {
    const { backend } = await create()
    const reason = withoutVault(backend)
    if (reason) return skip(reason)
    await signUp(backend)
    const made = [await anotherWallet(backend), await anotherWallet(backend)]
    expect(made).toMatchObject([
      { chainType: 'ethereum', walletIndex: 0, delegated: false, imported: false, recoveryMethod: 'user-passkey' },
      { chainType: 'ethereum', walletIndex: 1, delegated: false },
    ])
  })

  test('makes wallets that are embedded, each with an address of its own', async () => {
    const { backend } = await create()
    await signUp(backend)
    const made = [await anotherWallet(backend), await anotherWallet(backend)]
    expect(made.every(isEmbeddedWallet)).toBe(true)
    expect(made[0]!.address).toMatch(/^0x[0-9a-fA-F]{40}$/)
    expect(made[0]!.address).not.toBe(made[1]!.address)
  })

  test('makes the wallet at an index that was asked for, once', async ({ skip }) => {
    const { backend } = await create()
    const reason = withoutVault(backend)
    if (reason) return skip(reason)
    await signUp(backend)
    const { user } = await backend.createWallet!({ chainType: 'ethereum', walletIndex: 7, signal })
    expect(user.wallet).toMatchObject({ walletIndex: 7 })
    expect(await anotherWallet(backend)).toMatchObject({ walletIndex: 8 })
  })

  test('makes a wallet on Solana beside the one on Ethereum, each counted by itself', async ({ skip }) => {
    const { backend } = await create()
    if (!backend.capabilities.wallets?.chainTypes.includes('solana')) return skip('makes no Solana wallets')
    await signUp(backend)
    await anotherWallet(backend)
    const { user } = await backend.createWallet!({ chainType: 'solana', signal })
    expect(wallets(user)).toMatchObject([
      { chainType: 'ethereum' },
      { chainType: 'solana', address: expect.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/) },
    ])
    if (!withoutVault(backend)) expect(wallets(user).map(({ walletIndex }) => walletIndex)).toEqual([0, 0])
  })

  test('gives each of several that ask at once a wallet of its own, at its own index', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    await anotherWallet(backend)
    const tabs = [backend, reopen(), reopen()]
    for (const tab of tabs) await tab.restore({ signal })
    await Promise.all(tabs.map((tab) => tab.createWallet!({ chainType: 'ethereum', signal })))
    const { user } = await backend.refreshUser({ signal })
    const made = wallets(user)
    expect(made).toHaveLength(4)
    if (!withoutVault(backend))
      expect(made.map(({ walletIndex }) => walletIndex)).toEqual(made.map((_, index) => index))
    expect(new Set(made.map(({ address }) => address)).size).toBe(made.length)
  })

  test('asks once for sign-up and wallet together', async ({ skip }) => {
    const { backend, passkey } = await create()
    const reason = passkey ? withoutVault(backend) : 'has no passkey device'
    if (reason || !passkey) return skip(reason)
    await signUp(backend)
    await backend.createWallet!({ chainType: 'ethereum', signal })
    expect(passkey.prompts).toBe(1)
  })

  test('falls back to a passcode where the passkey cannot open wallets', async ({ skip }) => {
    const { backend, passkey } = await create({ prf: false })
    const reason = passkey ? withoutVault(backend) : 'has no passkey device'
    if (reason || !passkey) return skip(reason)
    await signUp(backend)
    const make = (parameters: object) => backend.createWallet!({ chainType: 'ethereum', signal, ...parameters })
    await expect(make({})).rejects.toMatchObject({ code: 'prf_not_supported' })
    const recoveryMethod = 'user-passcode'
    await expect(make({ recoveryMethod })).rejects.toMatchObject({ code: 'passcode_required' })
    await expect(make({ recoveryMethod, passcode: '123456' })).rejects.toMatchObject({ code: 'passcode_too_weak' })
    expect(wallets((await backend.refreshUser({ signal })).user)).toEqual([])
    const { user } = await make({ recoveryMethod, passcode })
    expect(user.wallet).toMatchObject({ recoveryMethod, walletIndex: 0 })
    await expect(make({ passcode: 'another guess 7' })).rejects.toMatchObject({ code: 'passcode_incorrect' })
  })

  test('refuses chains that it does not name', async () => {
    const { backend } = await create()
    await signUp(backend)
    const chainType: ChainType = 'starknet'
    if (backend.capabilities.wallets?.chainTypes.includes(chainType)) return
    const refused = backend.createWallet!({ chainType, signal })
    await expect(refused).rejects.toMatchObject({ code: 'unsupported_chain_type' })
  })
}
