import { recoverMessageAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal, signUp, signUpWithWallet, withoutVault } from '../person.ts'
import type { Case } from '../Subject.ts'

const message = 'Grüße, こんにちは'
const passcode = 'violet anchor 41 tuba'

export const signMessage: Case = (create) => {
  test('signs with the wallet that was named, in any letter case', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const signature = await backend.signMessage!({ address: address.toLowerCase(), message, signal })
    expect(await recoverMessageAddress({ message, signature: signature as Hex })).toBe(address)
  })

  test('still signs after a reload and a new login', async () => {
    const { backend, reopen } = await create()
    const { address } = await signUpWithWallet(backend)
    await backend.logout({ signal })
    const again = reopen()
    await again.loginWithPasskey!({ signal })
    const signature = await again.signMessage!({ address, message, signal })
    expect(await recoverMessageAddress({ message, signature: signature as Hex })).toBe(address)
  })

  test('opens by the passcode where the wallet was made with one', async ({ skip }) => {
    const { backend } = await create({ prf: false })
    const reason = withoutVault(backend)
    if (reason) return skip(reason)
    await signUp(backend)
    const made = await backend.createWallet!({
      chainType: 'ethereum',
      recoveryMethod: 'user-passcode',
      passcode,
      signal,
    })
    const { address } = made.user.wallet!
    const signature = await backend.signMessage!({ address, message, passcode, signal })
    expect(await recoverMessageAddress({ message, signature: signature as Hex })).toBe(address)
    const without = backend.signMessage!({ address, message, signal })
    await expect(without).rejects.toMatchObject({ code: 'passcode_required' })
  })

  test('signs bytes that are no text as they are', async () => {
    const { backend } = await create()
    const { address } = await signUpWithWallet(backend)
    const raw = Uint8Array.of(0xff, 0xfe, 0, 1)
    const signature = await backend.signMessage!({ address, message: raw, signal })
    expect(await recoverMessageAddress({ message: { raw }, signature: signature as Hex })).toBe(address)
  })

  test('refuses a wallet that is not the person’s', async () => {
    const { backend } = await create()
    await signUpWithWallet(backend)
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    const refused = backend.signMessage!({ address, message, signal })
    await expect(refused).rejects.toMatchObject({ code: 'wallet_not_found' })
  })
}
