import { ada, fails, fakeBackend, type FakeScript } from '@latchkey/core/fake'
import { act, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mountHook, settle } from '../../../../tests/setup/mount.tsx'
import { useLoginWithOAuth } from './useLoginWithOAuth.ts'

const returned = { authorizationCode: 'code', stateCode: 'state' }
const snapshot = { user: ada, identityToken: null }

beforeEach(() => history.replaceState(null, '', '/?tab=1'))
afterEach(() => vi.restoreAllMocks())

/** The person is back from a provider. */
const comeBack = () =>
  history.replaceState(null, '', '/?tab=1&privy_oauth_code=code&privy_oauth_state=state&privy_oauth_provider=google')

function setUp(script: FakeScript, { strict = false } = {}) {
  const called: { verb: string; parameters: object }[] = []
  const note = (verb: string) => async (parameters: object) => {
    called.push({ verb, parameters })
    return { ...snapshot, isNewUser: true }
  }
  const [onComplete, onError] = [vi.fn(), vi.fn()]
  const backend = fakeBackend({ loginWithOAuth: note('login'), linkOAuth: note('link'), ...script })
  const mounted = mountHook(() => useLoginWithOAuth({ onComplete, onError }), backend, { strict })
  return { ...mounted, called, onComplete, onError }
}

test.each([false, true])('who is back is signed in, once, and the address forgets it (strict: %s)', async (strict) => {
  comeBack()
  const { current, called, onComplete } = setUp({}, { strict })
  await waitFor(() => expect(current().state).toEqual({ status: 'done' }))
  expect(called).toEqual([{ verb: 'login', parameters: expect.objectContaining(returned) }])
  expect(onComplete.mock.calls).toEqual([[{ user: ada, isNewUser: true }]])
  expect(location.search).toBe('?tab=1')
})

test('who is signed in by then has it linked', async () => {
  comeBack()
  const { current, called } = setUp({ user: ada })
  await waitFor(() => expect(current().state).toEqual({ status: 'done' }))
  expect(called).toMatchObject([{ verb: 'link', parameters: returned }])
})

test('a refusal is the state’s error', async () => {
  comeBack()
  const { current, onError, onComplete } = setUp({ loginWithOAuth: fails('oauth_user_denied') })
  await waitFor(() => expect(current().state).toMatchObject({ status: 'error', error: { code: 'oauth_user_denied' } }))
  expect(onError.mock.calls).toMatchObject([[{ code: 'oauth_user_denied' }]])
  expect(onComplete).not.toHaveBeenCalled()
})

test('a page that nobody came back to does nothing', async () => {
  const { current, called, ready } = setUp({})
  await ready()
  await settle()
  expect([current().state.status, called]).toEqual(['initial', []])
})

test('going to a provider leaves the page for the address that the backend gives', async () => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  const { current, ready } = setUp({ initOAuth: async ({ provider }) => `https://id.example/?for=${provider}` })
  await ready()
  await act(() => current().initOAuth({ provider: 'google' }))
  expect(assign.mock.calls).toEqual([['https://id.example/?for=google']])
  expect(current().loading).toBe(true)
})

test.each<[string, FakeScript]>([
  ['that cannot', {}],
  ['that gives no web address', { initOAuth: async () => 'javascript:alert(1)' }],
])('a backend %s leaves the person where they are', async (_what, script) => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  const { current, ready } = setUp(script)
  await ready()
  await act(() =>
    current()
      .initOAuth({ provider: 'google' })
      .catch(() => {}),
  )
  expect(current().state.status).toBe('error')
  expect(assign).not.toHaveBeenCalled()
})
