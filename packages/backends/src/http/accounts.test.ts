import { LatchkeyError, type Backend } from '@latchkey/core'
import { expect, test } from 'vitest'
import { codeIn, signal, testBrowser, testServer, type TestServer } from '../testServer.test.kit.ts'

const phone = '+1 415 555 2671'
const email = 'ada@example.com'

test('a code for linking is asked for by who is signed in; one that was asked for before links nothing', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const backend = open()
  await backend.sendCode!({ email, signal })
  await backend.createGuestAccount!({ signal })
  const proof = { type: 'email', address: email, code: codeIn(server.mails[0]!) } as const
  await expect(backend.linkAccount!({ ...proof, signal })).rejects.toMatchObject({ code: 'invalid_credentials' })

  await backend.sendCode!({ email, signal })
  const { user } = await backend.linkAccount!({ ...proof, code: codeIn(server.mails[0]!), signal })
  expect(user.email).toEqual({ address: email })
})

test('a number is linked, changed and taken away', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  await backend.signupWithPasskey!({ signal })
  const linked = await linkPhone(backend, server, phone)
  const next = await linkPhone(backend, server, '+1 415 555 2672', phone)
  expect(next.user.linkedAccounts.filter(({ type }) => type === 'phone')).toHaveLength(1)
  expect(next.user.phone).not.toEqual(linked.user.phone)
  const { number } = next.user.phone!
  const left = await backend.unlinkAccount!({ type: 'phone', number, signal })
  expect(left.user).toMatchObject({ linkedAccounts: [{ type: 'passkey' }] })
})

test('the last way in beside a passkey goes only where that passkey signs for it', async () => {
  const server = await testServer()
  const { open, passkey } = testBrowser(server)
  const backend = open()
  await backend.signupWithPasskey!({ signal })
  const { user } = await linkPhone(backend, server, phone)
  const prompts = passkey.prompts
  await backend.unlinkAccount!({ type: 'phone', number: user.phone!.number, signal })
  expect(passkey.prompts).toBe(prompts + 1)
})

const verbs: Record<string, (backend: Backend) => Promise<unknown>> = {
  '/passwordless/link': (backend) => backend.linkAccount!({ type: 'email', address: email, code: '123456', signal }),
  '/passwordless/update': (backend) =>
    backend.linkAccount!({ type: 'email', address: email, code: '123456', replaces: 'a@example.com', signal }),
  '/passwordless/unlink': (backend) => backend.unlinkAccount!({ type: 'email', address: email, signal }),
  '/passwordless_sms/init': (backend) => backend.sendSmsCode!({ phone, signal }),
  '/passwordless_sms/authenticate': (backend) => backend.loginWithSms!({ phone, code: '123456', signal }),
  '/siws/unlink': (backend) =>
    backend.unlinkAccount!({ type: 'wallet', chainType: 'solana', address: '1'.repeat(32), signal }),
  '/oauth/unlink': (backend) => backend.unlinkAccount!({ type: 'github_oauth', subject: '42', signal }),
  '/custom_jwt_account/authenticate': (backend) => backend.loginWithCustomJwt!({ token: 'e30.e30.', signal }),
  '/users/me/accept_terms': (backend) => backend.acceptTerms!({ signal }),
}

test.each(Object.entries(verbs))(
  '%s: a proxy’s 502 is a typed, retryable error, and the person stays signed in (fault 14)',
  async (path, call) => {
    const server = await testServer()
    const backend = testBrowser(server).open()
    const { user } = await backend.createGuestAccount!({ signal })
    let met = 0
    server.between = async (request, next) => {
      if (!request.url.endsWith(path)) return await next(request)
      met++
      return new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })
    }
    const error = await call(backend).catch((thrown: unknown) => thrown)
    expect(met).toBe(1)
    expect(error).toBeInstanceOf(LatchkeyError)
    expect(error).toMatchObject({ code: 'backend_unreachable', retryable: true })
    expect((await backend.refreshUser({ signal })).user.id).toBe(user.id)
  },
)

async function linkPhone(backend: Backend, server: TestServer, number: string, replaces?: string) {
  await backend.sendSmsCode!({ phone: number, signal })
  const proof = { type: 'phone', number, code: codeIn(server.texts[0]!) } as const
  return await backend.linkAccount!({ ...proof, ...(replaces && { replaces }), signal })
}
