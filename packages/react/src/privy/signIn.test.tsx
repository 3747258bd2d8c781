import { ada, fails, fakeBackend } from '@latchkey/core/fake'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { getAccessToken, getIdentityToken } from './currentSession.ts'
import type { Dialogs } from './Dialogs.ts'
import { mountPrivy } from './mountPrivy.test.kit.tsx'
import { PrivyProvider } from './PrivyProvider.tsx'
import { useLogin } from './useLogin.tsx'
import { useLoginWithEmail } from './useLoginWithEmail.ts'
import { useLoginWithSms } from './useLoginWithSms.ts'
import { useModalStatus } from './useModalStatus.ts'
import { usePrivy } from './usePrivy.ts'
import { useToken } from './useToken.ts'

const callbacks = () => ({ onComplete: vi.fn(), onError: vi.fn() })

test('a mailed code signs in, step by step, and the callback hears how', async () => {
  const heard = callbacks()
  const sent = deferred<void>()
  const backend = fakeBackend({ sendCode: () => sent.promise })
  const { ready, current, privy } = mountPrivy(() => useLoginWithEmail(heard), backend)
  await ready()
  let sending = Promise.resolve()
  act(() => void (sending = current().sendCode({ email: 'ada@example.com' })))
  expect(current().state).toEqual({ status: 'sending-code' })
  sent.resolve()
  await act(() => sending)
  expect(current().state).toEqual({ status: 'awaiting-code-input' })
  await act(() => current().loginWithCode({ code: '123456' }))
  expect(current().state).toEqual({ status: 'done' })
  expect(heard.onComplete.mock.calls).toMatchObject([
    [{ user: privy().user, isNewUser: true, wasAlreadyAuthenticated: false, loginMethod: 'email' }],
  ])
})

test('a wrong code is told in Privy’s words and in ours, and rejects', async () => {
  const heard = callbacks()
  const { ready, current } = mountPrivy(() => useLoginWithSms(heard), fakeBackend())
  await ready()
  await act(() => expect(current().loginWithCode({ code: '1' })).rejects.toMatchObject({ code: 'invalid_credentials' }))
  await act(() => current().sendCode({ phoneNumber: '+1 415 555 2671' }))
  const error = { code: 'invalid_credentials' }
  await act(() => expect(current().loginWithCode({ code: '000000' })).rejects.toMatchObject(error))
  expect(current().state).toMatchObject({ status: 'error', error })
  expect(heard.onError.mock.lastCall).toMatchObject(['invalid_credentials', { error }])
  expect(heard.onComplete).not.toHaveBeenCalled()
})

test('who was signed in already is told once, also under StrictMode', async () => {
  const heard = callbacks()
  function App() {
    useLogin(heard)
    return <p>{usePrivy().user?.id}</p>
  }
  render(
    <StrictMode>
      <PrivyProvider backend={fakeBackend({ user: ada })}>
        <App />
      </PrivyProvider>
    </StrictMode>,
  )
  await screen.findByText(ada.id)
  expect(heard.onComplete.mock.calls).toMatchObject([[{ wasAlreadyAuthenticated: true, isNewUser: false }]])
})

test('login() without a dialog asks for a passkey; refused, nothing is thrown and onError hears', async () => {
  const loginWithPasskey = vi.fn(fails('passkey_cancelled'))
  const heard = callbacks()
  const { ready, current } = mountPrivy(() => useLogin(heard), fakeBackend({ loginWithPasskey }))
  await ready()
  await act(async () => current().login())
  await waitFor(() => expect(heard.onError).toHaveBeenCalledOnce())
  expect(heard.onError.mock.calls[0]).toMatchObject(['exited_auth_flow', { error: { code: 'passkey_cancelled' } }])
})

const dialogs: Dialogs = {
  SignIn: ({ onClose }) => (
    <p>
      Sign in <button onClick={onClose}>Not now</button>
    </p>
  ),
}

function Page({ heard }: { heard: ReturnType<typeof callbacks> }) {
  const { login } = useLogin(heard)
  const { loginWithCode, sendCode } = useLoginWithEmail()
  const { isOpen } = useModalStatus()
  const signIn = async () => {
    await sendCode({ email: 'ada@example.com' })
    await loginWithCode({ code: '123456' })
  }
  return (
    <>
      <button onClick={login}>Log in</button>
      <button onClick={() => void signIn()}>By code</button>
      <output>{isOpen ? 'open' : 'closed'}</output>
    </>
  )
}

test('login() opens the app’s dialog; closed, it is an exit; somebody signed in, it closes by itself', async () => {
  const heard = callbacks()
  render(
    <PrivyProvider backend={fakeBackend()} dialogs={dialogs}>
      <Page heard={heard} />
    </PrivyProvider>,
  )
  const press = async (name: string) => {
    const button = await screen.findByText(name)
    await act(async () => button.click())
  }
  await press('Log in')
  expect(screen.getByText('open')).toBeInTheDocument()
  await press('Not now')
  await waitFor(() => expect(heard.onError.mock.calls).toMatchObject([['exited_auth_flow', {}]]))
  expect(screen.getByText('closed')).toBeInTheDocument()

  await press('Log in')
  await press('By code')
  expect(await screen.findByText('closed')).toBeInTheDocument()
  expect(heard.onComplete).toHaveBeenCalledOnce()
  expect(heard.onError).toHaveBeenCalledOnce()
})

test('tokens are told and asked for inside of components and outside of them', async () => {
  const told = { onAccessTokenGranted: vi.fn(), onAccessTokenRemoved: vi.fn() }
  const { ready, privy, current, unmount } = mountPrivy(() => useToken(told), fakeBackend({ user: ada }))
  await ready()
  await waitFor(() => expect(told.onAccessTokenGranted).toHaveBeenCalledWith({ accessToken: 'fake-access-token' }))
  expect(await current().getAccessToken()).toBe('fake-access-token')
  expect(await getAccessToken()).toBe('fake-access-token')
  expect(await getIdentityToken()).toBeNull()
  await act(() => privy().logout())
  expect(told.onAccessTokenRemoved).toHaveBeenCalledOnce()
  unmount()
  await expect(getAccessToken()).rejects.toMatchObject({ code: 'provider_missing' })
})
