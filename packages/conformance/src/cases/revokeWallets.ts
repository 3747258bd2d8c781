import { delegatedWallets } from '@latchkey/core'
import { expect, test } from 'vitest'
import { anotherWallet, delegate, reread, signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const revokeWallets: Case = (create) => {
  test('leaves no wallet delegated, and says so wallet by wallet', async () => {
    const { backend } = await create()
    const made = [await signUpWithWallet(backend), await anotherWallet(backend)]
    for (const wallet of made) await delegate(backend, wallet)
    const { user, results } = await backend.revokeWallets!({ signal })
    expect(delegatedWallets(user)).toEqual([])
    expect(results.map(({ outcome }) => outcome)).toEqual(['revoked', 'revoked'])
    expect(new Set(results.map(({ address }) => address))).toEqual(new Set(made.map(({ address }) => address)))
    for (const wallet of made) expect(await reread(backend, wallet)).not.toHaveProperty('delegation')
  })

  test('has the app’s server refused from then on, until the person consents anew', async ({ skip }) => {
    const { backend, sign } = await create()
    if (!sign) return skip('has no app server')
    const wallet = await signUpWithWallet(backend)
    const parameters = { walletId: wallet.id!, message: 'Still there?' }
    await delegate(backend, wallet)
    await sign(parameters)
    await backend.revokeWallets!({ signal })
    await expect(sign(parameters)).rejects.toMatchObject({ code: 'delegation_revoked' })
    await delegate(backend, wallet)
    expect(await sign(parameters)).toMatch(/^0x/)
  })

  test('asks the person for nothing', async ({ skip }) => {
    const { backend, passkey } = await create()
    if (!passkey) return skip('has no passkey device')
    await delegate(backend, await signUpWithWallet(backend))
    const before = passkey.prompts
    await backend.revokeWallets!({ signal })
    expect(passkey.prompts).toBe(before)
  })

  test('may be repeated, and done where nothing is on', async () => {
    const { backend } = await create()
    await delegate(backend, await signUpWithWallet(backend))
    await backend.revokeWallets!({ signal })
    const { user, results } = await backend.revokeWallets!({ signal })
    expect(delegatedWallets(user)).toEqual([])
    expect(results.filter(({ outcome }) => outcome !== 'not-delegated')).toEqual([])
  })

  test('ends it for the wallets named and no other', async ({ skip }) => {
    const { backend } = await create()
    if (backend.capabilities.revoke !== 'per-wallet') return skip('ends server access for all wallets together')
    const [one, two] = [await signUpWithWallet(backend), await anotherWallet(backend)]
    for (const wallet of [one, two]) await delegate(backend, wallet)
    await backend.revokeWallets!({ wallets: [one.address], signal })
    expect(await reread(backend, one)).toMatchObject({ delegated: false })
    expect(await reread(backend, two)).toMatchObject({ delegated: true })
  })
}
