import { wallets } from '@latchkey/core'
import { expect, test, vi } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'
import type { Passkeys } from './Passkeys.ts'

const chainType = 'ethereum'

test('what the passkey’s prf gives never leaves the browser (fault 68)', async () => {
  const server = await testServer()
  const sent: string[] = []
  server.between = async (request, next) => {
    sent.push(request.url, JSON.stringify([...request.headers]), await request.clone().text())
    return await next(request)
  }
  const { open, passkey } = testBrowser(server)
  const secrets: string[] = []
  const passkeys: Passkeys = {
    create: (options) => passkey.create(options).then(note),
    get: (options) => passkey.get(options).then(note),
  }
  const backend = open({ passkeys })
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  await backend.delegateWallet!({ address: user.wallet!.address, chainType, signal })
  await backend.logout({ signal })
  await backend.loginWithPasskey!({ signal })

  expect(secrets).toHaveLength(3)
  expect(secrets.filter((secret) => sent.some((text) => text.includes(secret)))).toEqual([])
  expect(sent.some((text) => text.includes('client_extension_results'))).toBe(true)

  function note<response extends RegistrationResponseJSON | AuthenticationResponseJSON>(response: response): response {
    secrets.push(response.clientExtensionResults.prf!.results!.first)
    return response
  }
})

test('with createOnLogin a wallet comes with the sign-up, in one prompt', async () => {
  const server = await testServer()
  const { open, passkey } = testBrowser(server)
  const backend = open({ createOnLogin: 'users-without-wallets' })
  const { user, isNewUser } = await backend.signupWithPasskey!({ signal })
  expect({ isNewUser, wallets: wallets(user).length, prompts: passkey.prompts }).toEqual({
    isNewUser: true,
    wallets: 1,
    prompts: 1,
  })
  await backend.logout({ signal })
  expect(wallets((await backend.loginWithPasskey!({ signal })).user)).toHaveLength(1)
})

test('with createOnLogin a device without prf still signs up, and leaves the wallet to a passcode', async () => {
  const server = await testServer()
  const backend = testBrowser(server, { prf: false }).open({ createOnLogin: 'users-without-wallets' })
  const { user } = await backend.signupWithPasskey!({ signal })
  expect(wallets(user)).toEqual([])
})

test('with createOnLogin a wallet that fails does not undo the sign-up', async () => {
  const server = await testServer()
  server.between = (request, next) =>
    request.url.endsWith('/vault') ? Promise.reject(new TypeError('fetch failed')) : next(request)
  const { open } = testBrowser(server)
  const { user } = await open({ createOnLogin: 'users-without-wallets' }).signupWithPasskey!({ signal })
  expect(wallets(user)).toEqual([])
  expect((await open().restore({ signal }))?.user.id).toBe(user.id)
})

test('a device that gives its prf only when it signs in is asked a second time for the wallet', async () => {
  const server = await testServer()
  const { open, passkey } = testBrowser(server, { prf: 'get-only' })
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  expect({ wallets: wallets(user).length, prompts: passkey.prompts }).toEqual({ wallets: 1, prompts: 2 })
})

test('what a sign-up kept for the wallet is gone after a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const server = await testServer()
    const { open, passkey } = testBrowser(server)
    const backend = open()
    await backend.signupWithPasskey!({ signal })
    vi.advanceTimersByTime(60_000)
    await backend.createWallet!({ chainType, signal })
    expect(passkey.prompts).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  ['NotAllowedError', 'passkey_cancelled'],
  ['AbortError', 'passkey_cancelled'],
  ['InvalidStateError', 'passkey_invalid'],
  ['ConstraintError', 'user_verification_missing'],
  ['SecurityError', 'config_invalid'],
  ['NotSupportedError', 'passkey_not_supported'],
  ['TypeError', 'passkey_not_supported'],
])('a browser’s %s is %s, with its own error as the cause (fault 59)', async (name, code) => {
  const server = await testServer()
  const cause = new DOMException('The browser says so.', name)
  const refuse = () => Promise.reject(cause)
  const backend = testBrowser(server).open({ passkeys: { create: refuse, get: refuse } })
  await expect(backend.signupWithPasskey!({ signal })).rejects.toMatchObject({ code, cause })
  await expect(backend.loginWithPasskey!({ signal })).rejects.toMatchObject({ code, cause })
  expect(await backend.restore({ signal })).toBeNull()
})

test('a prompt that is given up ends with the call, and signs nobody in (fault 59)', async () => {
  const server = await testServer()
  const controller = new AbortController()
  const { open, passkey } = testBrowser(server)
  const passkeys: Passkeys = {
    ...passkey,
    create: async (options) => {
      controller.abort()
      return await passkey.create(options)
    },
  }
  const backend = open({ passkeys })
  await expect(backend.signupWithPasskey!({ signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' })
  expect(await backend.restore({ signal })).toBeNull()
})

test('a wallet begun by one person is not finished as another (fault 16)', async () => {
  const server = await testServer()
  const { open, passkey } = testBrowser(server)
  let signInMeanwhile = async () => {}
  const passkeys: Passkeys = {
    create: (options) => passkey.create(options),
    get: async (options) => {
      await signInMeanwhile()
      return await passkey.get(options)
    },
  }
  const backend = open({ passkeys })
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType, signal })
  signInMeanwhile = async () => {
    signInMeanwhile = async () => {}
    await backend.logout({ signal })
    await backend.createGuestAccount!({ signal })
  }
  const begun = backend.delegateWallet!({ address: user.wallet!.address, chainType, signal })
  await expect(begun).rejects.toMatchObject({ code: 'identity_changed' })
  expect(server.requests.filter((each) => each.endsWith('/delegations/complete'))).toEqual([])
  expect((await backend.refreshUser({ signal })).user.isGuest).toBe(true)
})
