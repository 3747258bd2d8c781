import { recoverMessageAddress, type Hex } from 'viem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { embedded, embeddedServer } from '../embedded/index.ts'

/** Chromium's own authenticator, driven from outside the page. */
interface Authenticators {
  send(method: string, parameters?: object): Promise<{ authenticatorId: string }>
}
const authenticators = () => cdp() as unknown as Authenticators

const { signal } = new AbortController()
const chainType = 'ethereum'

beforeEach(() => authenticators().send('WebAuthn.enable'))
afterEach(async () => {
  vi.restoreAllMocks()
  await authenticators().send('WebAuthn.disable')
})

test('one prompt signs up and makes a wallet, one gives server access, one signs', async () => {
  await addAuthenticator({ hasPrf: true })
  const prompts = [vi.spyOn(navigator.credentials, 'create'), vi.spyOn(navigator.credentials, 'get')]
  const prompted = () => prompts.map(({ mock }) => mock.calls.length)
  const server = embeddedServer({ name: crypto.randomUUID() })
  const backend = embedded({ server, createOnLogin: 'users-without-wallets' })
  expect(await backend.restore({ signal })).toBeNull()
  const { user } = await backend.signupWithPasskey!({ name: 'Ada', signal })
  const { address } = user.wallet!
  expect(prompted()).toEqual([1, 0])

  await backend.delegateWallet!({ address, chainType, signal })
  expect(prompted()).toEqual([1, 1])
  expect((await embedded({ server }).restore({ signal }))?.user.wallet).toMatchObject({ address, delegated: true })
  const message = 'In a real browser'
  const signature = (await backend.signMessage!({ address, message, signal })) as Hex
  expect(await recoverMessageAddress({ message, signature })).toBe(address)
  expect(prompted()).toEqual([1, 2])

  const { results } = await backend.revokeWallets!({ signal })
  expect(results).toMatchObject([{ address, outcome: 'revoked' }])
  await backend.logout({ signal })
  expect((await backend.loginWithPasskey!({ signal })).user.id).toBe(user.id)
})

test('an authenticator without prf says so, and a passcode takes its place', async () => {
  await addAuthenticator({ hasPrf: false })
  const backend = embedded({ server: embeddedServer({ name: crypto.randomUUID() }) })
  await backend.signupWithPasskey!({ signal })
  await expect(backend.createWallet!({ chainType, signal })).rejects.toMatchObject({ code: 'prf_not_supported' })
  const passcode = 'violet anchor 41 tuba'
  const made = await backend.createWallet!({ chainType, recoveryMethod: 'user-passcode', passcode, signal })
  const { address } = made.user.wallet!
  const { user } = await backend.delegateWallet!({ address, chainType, passcode, signal })
  expect(user.wallet).toMatchObject({ delegated: true })
})

test('a prompt that the person declines is passkey_cancelled', async () => {
  await addAuthenticator({ hasPrf: true, isUserVerified: false })
  const backend = embedded({ server: embeddedServer({ name: crypto.randomUUID() }) })
  await expect(backend.signupWithPasskey!({ signal })).rejects.toMatchObject({ code: 'passkey_cancelled' })
})

test('a prompt is taken away when the call is given up (fault 59)', async () => {
  await addAuthenticator({ hasPrf: true, automaticPresenceSimulation: false })
  const backend = embedded({ server: embeddedServer({ name: crypto.randomUUID() }) })
  const controller = new AbortController()
  const asked = backend.signupWithPasskey!({ signal: controller.signal })
  setTimeout(() => controller.abort(), 300)
  await expect(asked).rejects.toMatchObject({ code: 'aborted' })
})

async function addAuthenticator(options: {
  hasPrf: boolean
  isUserVerified?: boolean
  automaticPresenceSimulation?: boolean
}) {
  await authenticators().send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...options,
    },
  })
}
