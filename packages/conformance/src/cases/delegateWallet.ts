import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { anotherWallet, delegate, reread, signal, signUp, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

const message = 'While you were away'
const passcode = 'violet anchor 41 tuba'

export const delegateWallet: Case = (create) => {
  test('turns server access on for this wallet alone, for as long as was asked', async () => {
    const { backend } = await create()
    const wallet = await signUpWithWallet(backend)
    const other = await anotherWallet(backend)
    await delegate(backend, wallet)
    const { delegated, delegation } = await reread(backend, wallet)
    expect(delegated).toBe(true)
    expect(delegation).toMatchObject({ scope: { actions: ['personal_sign'] }, lastUsedAt: null })
    expect(delegation!.enforcement).toBe(backend.capabilities.delegate!.enforcement)
    const seconds = (delegation!.expiresAt.getTime() - delegation!.grantedAt.getTime()) / 1000
    expect(Math.abs(seconds - 3_600)).toBeLessThan(60)
    expect(await reread(backend, other)).toMatchObject({ delegated: false })
  })

  test('lets the app’s server sign while the person is away', async ({ skip }) => {
    const { backend, sign } = await create()
    if (!sign) return skip('has no app server')
    const wallet = await signUpWithWallet(backend)
    const parameters = { walletId: wallet.id!, message }
    await expect(sign(parameters)).rejects.toMatchObject({ code: 'delegation_not_found' })
    await delegate(backend, wallet)
    const signature = (await sign(parameters)) as Hex
    expect(await recoverMessageAddress({ message, signature })).toBe(wallet.address)
    if (backend.capabilities.lastUsed)
      expect((await reread(backend, wallet)).delegation?.lastUsedAt).toBeInstanceOf(Date)
  })

  test('asks the person once', async ({ skip }) => {
    const { backend, passkey } = await create()
    if (!passkey) return skip('has no passkey device')
    const wallet = await signUpWithWallet(backend)
    const before = passkey.prompts
    await delegate(backend, wallet)
    expect(passkey.prompts).toBe(before + 1)
  })

  test('takes a signed consent and the passcode where the passkey cannot open wallets', async ({ skip }) => {
    const { backend, passkey, sign } = await create({ prf: false })
    if (!passkey) return skip('has no passkey device')
    await signUp(backend)
    const made = await backend.createWallet!({
      chainType: 'ethereum',
      recoveryMethod: 'user-passcode',
      passcode,
      signal,
    })
    const { address, id } = made.user.wallet!
    await expect(delegate(backend, { address })).rejects.toMatchObject({ code: 'passcode_required' })
    await backend.delegateWallet!({ address, chainType: 'ethereum', passcode, signal })
    const signature = (await sign?.({ walletId: id!, message })) as Hex
    expect(await recoverMessageAddress({ message, signature })).toBe(address)
  })

  test('refuses chains that it does not name', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const refused = backend.delegateWallet!({ address, chainType: 'starknet', signal })
    await expect(refused).rejects.toMatchObject({ code: 'unsupported_chain_type' })
    expect(await reread(backend, { address })).toMatchObject({ delegated: false })
  })

  test('refuses a wallet that is not the person’s', async () => {
    const { backend } = await create()
    await signUpWithWallet(backend)
    const address = '0x0000000000000000000000000000000000000001'
    await expect(delegate(backend, { address })).rejects.toMatchObject({ code: 'wallet_not_found' })
  })
}
