import { ada, adaDelegated, fails, fakeBackend } from '@latchkey/core/fake'
import { act, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mountPrivy } from './mountPrivy.test.kit.tsx'
import { PrivyProvider } from './PrivyProvider.tsx'
import { useCreateWallet } from './useCreateWallet.ts'
import { useDelegatedActions } from './useDelegatedActions.ts'
import { useLinkPhone } from './useLinkPhone.ts'
import { useLinkWithSiwe } from './useLinkWithSiwe.ts'
import { usePrivy } from './usePrivy.ts'
import { useSigners } from './useSigners.ts'
import { useSyncJwtBasedAuthState } from './useSyncJwtBasedAuthState.ts'
import { useUnlinkEmail } from './useUnlinkEmail.ts'
import { useUpdateEmail } from './useUpdateEmail.ts'
import { useWallets } from './useWallets.ts'

const { address } = ada.wallet!

test('accounts are linked, changed and taken away; each gives the person as they are then', async () => {
  const use = () => ({ phone: useLinkPhone(), email: useUpdateEmail(), unlink: useUnlinkEmail().unlink })
  const { ready, current, privy } = mountPrivy(use, fakeBackend({ user: ada }))
  await ready()
  await act(() => current().phone.sendCode({ phoneNumber: '+1 415 555 2671' }))
  await act(async () => {
    const { user } = await current().phone.linkWithCode({ code: '123456' })
    expect(user.phone).toEqual({ number: '+1 415 555 2671' })
  })
  await act(() => current().email.sendCode({ newEmailAddress: 'countess@example.com' }))
  await act(async () => void (await current().email.verifyCode({ code: '123456' })))
  expect(privy().user?.email).toEqual({ address: 'countess@example.com' })
  await act(async () => void (await current().unlink({ address: 'countess@example.com' })))
  expect(privy().user?.email).toBeUndefined()
})

test('what links tells its callbacks: what was linked, or why not', async () => {
  const heard = { onSuccess: vi.fn(), onError: vi.fn() }
  const { ready, current } = mountPrivy(() => useLinkWithSiwe(heard), fakeBackend({ user: ada }))
  await ready()
  await act(async () => {
    const message = await current().generateSiweMessage({ address: '0xb0b', chainId: 'eip155:1' })
    await current().linkWithSiwe({ message, signature: '0x00', chainId: 'eip155:1' })
  })
  expect(heard.onSuccess.mock.calls).toMatchObject([[{ linkMethod: 'siwe', linkedAccount: { address: '0xb0b' } }]])

  const taken = fakeBackend({ user: ada, linkAccount: fails('linked_to_another_user') })
  const other = mountPrivy(() => useLinkWithSiwe(heard), taken)
  await other.ready()
  const proof = { message: 'm', signature: '0x00', chainId: 'eip155:1' }
  await act(() => expect(other.current().linkWithSiwe(proof)).rejects.toMatchObject({ code: 'linked_to_another_user' }))
  expect(heard.onError.mock.calls).toMatchObject([['linked_to_another_user', { linkMethod: 'siwe' }]])
})

test('a first wallet is made by a press; a second only where it is asked for', async () => {
  const heard = { onSuccess: vi.fn(), onError: vi.fn() }
  function App() {
    const { createWallet } = useCreateWallet(heard)
    const { wallets } = useWallets()
    return (
      <>
        <button onClick={(event) => void createWallet(event).catch(() => {})}>Make</button>
        <button onClick={() => void createWallet({ createAdditional: true })}>Another</button>
        <output>{wallets.map(({ type, chainId }) => `${type} on ${chainId}`).join()}</output>
      </>
    )
  }
  render(
    <PrivyProvider backend={fakeBackend({ user: { ...ada, linkedAccounts: [] } })}>
      <App />
    </PrivyProvider>,
  )
  const press = async (name: string) => {
    const button = await screen.findByText(name)
    await act(async () => button.click())
  }
  await press('Make')
  expect(await screen.findByText('ethereum on eip155:1')).toBeInTheDocument()
  await press('Make')
  expect(heard.onError.mock.calls).toMatchObject([['embedded_wallet_already_exists', {}]])
  await press('Another')
  expect(heard.onSuccess).toHaveBeenCalledTimes(2)
})

const Answer = ({ onClose }: { onClose: () => void }) => <button onClick={onClose}>Close</button>

test('useDelegatedActions asks by the app’s dialog, and a dialog that is closed is a no', async () => {
  const give = mountPrivy(useDelegatedActions, fakeBackend({ user: ada }), { dialogs: { DelegateWallet: Answer } })
  await give.ready()
  const declined = give.current().delegateWallet({ address: address.toLowerCase(), chainType: 'ethereum' })
  declined.catch(() => {})
  const close = await screen.findByText('Close')
  await act(async () => close.click())
  await expect(declined).rejects.toMatchObject({ code: 'consent_declined' })
  give.unmount()

  const without = mountPrivy(useDelegatedActions, fakeBackend({ user: adaDelegated }))
  await without.ready()
  await act(() => without.current().revokeWallets())
  expect(without.privy().user?.wallet?.delegated).toBe(false)
})

test('a signer is the app’s own server, and no other', async () => {
  const { ready, current, privy } = mountPrivy(useSigners, fakeBackend({ user: ada }))
  await ready()
  const others = current().addSigners({ address, signers: [{ signerId: 'k' }] })
  await expect(others).rejects.toMatchObject({ code: 'capability_missing' })
  await act(async () => void (await current().addSigners({ address, signers: [] })))
  expect(privy().user?.wallet?.delegated).toBe(true)
  await act(async () => void (await current().removeSigners({ address })))
  expect(privy().user?.wallet?.delegated).toBe(false)
})

test('the app’s own sign-in is followed, in and out', async () => {
  let token: string | undefined = 'a-token'
  let change = () => {}
  const heard = { onAuthenticated: vi.fn(), onUnauthenticated: vi.fn() }
  const subscribe = (onChange: () => void) => {
    change = onChange
    return () => {}
  }
  const getExternalJwt = async () => token
  const { ready, privy } = mountPrivy(
    () => useSyncJwtBasedAuthState({ subscribe, getExternalJwt, ...heard }),
    fakeBackend(),
  )
  await ready()
  await vi.waitFor(() => expect(privy().authenticated).toBe(true))
  token = undefined
  await act(async () => change())
  await vi.waitFor(() => expect(privy().authenticated).toBe(false))
  expect([heard.onAuthenticated.mock.calls.length, heard.onUnauthenticated.mock.calls.length]).toEqual([1, 1])
})

test('unlinking by usePrivy takes a subject, and refuses what is not linked', async () => {
  const { ready, privy } = mountPrivy(usePrivy, fakeBackend({ user: ada }))
  await ready()
  await act(() => expect(privy().unlinkGoogle('11')).rejects.toMatchObject({ code: 'linked_account_not_found' }))
})
