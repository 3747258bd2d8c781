import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

const send = (server: TestServer, email: string) => server.ask(endpoints.sendCode, { email })
const login = (server: TestServer, email: string, code: string) => server.ask(endpoints.loginWithCode, { email, code })
const codeIn = (server: TestServer) => /\b\d{6}\b/.exec(server.mails.at(-1)!.text)![0]
const wrong = { status: 401, code: 'invalid_credentials' }

test('mails a code that signs a new person up, and the same person in the next time', async () => {
  const server = await testServer({ appName: 'Acme' })
  await send(server, 'Ada@Example.com')
  const mail = server.mails[0]!
  expect(mail.to).toBe('ada@example.com')
  expect(mail.text).toMatch(/Acme/)
  expect(mail.text).toMatch(/10 minutes/)
  const first = await login(server, 'ADA@example.com', codeIn(server))
  expect(first).toMatchObject({ isNewUser: true, user: { email: { address: 'ada@example.com' } } })
  await send(server, 'ada@example.com')
  const second = await login(server, 'ada@example.com', codeIn(server))
  expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})

test('a code works once, however many try at once (fault 35)', async () => {
  const server = await testServer()
  await send(server, 'ada@example.com')
  const code = codeIn(server)
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => login(server, 'ada@example.com', code)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a code is for one address and ten minutes', async () => {
  const server = await testServer()
  await send(server, 'ada@example.com')
  const code = codeIn(server)
  await expect(login(server, 'eve@example.com', code)).rejects.toMatchObject(wrong)
  server.clock.now += 600_000
  await expect(login(server, 'ada@example.com', code)).rejects.toMatchObject(wrong)
})

test('five tries and three mails in ten minutes, then it says when to come back', async () => {
  const server = await testServer()
  for (let sent = 0; sent < 3; sent++) await send(server, 'ada@example.com')
  const code = codeIn(server)
  const limited = { status: 429, code: 'rate_limited', retryAfter: '600' }
  await expect(send(server, 'ADA@example.com')).rejects.toMatchObject(limited)
  const guess = code === '123456' ? '654321' : '123456'
  for (let tries = 0; tries < 5; tries++)
    await expect(login(server, 'ada@example.com', guess)).rejects.toMatchObject(wrong)
  await expect(login(server, 'ada@example.com', code)).rejects.toMatchObject(limited)
  await send(server, 'eve@example.com')
  server.clock.now += 600_001
  await send(server, 'ada@example.com')
  await login(server, 'ada@example.com', codeIn(server))
})

test('Privy’s clients for pages are told of too many tries in the word they know', async () => {
  const server = await testServer()
  const body = JSON.stringify({ email: 'ada@example.com' })
  const ask = (client: string) =>
    server.send('POST', '/v1/passwordless/init', { headers: { 'privy-client': client }, body })
  for (let sent = 0; sent < 3; sent++) await send(server, 'ada@example.com')
  expect(await ask('react-auth:3.45.0')).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect(await ask('latchkey:1')).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
})

test('a known and an unknown address get the same answer (fault 66)', async () => {
  const server = await testServer()
  await send(server, 'ada@example.com')
  await login(server, 'ada@example.com', codeIn(server))
  const ask = (email: string) => server.send('POST', '/v1/passwordless/init', { body: JSON.stringify({ email }) })
  const [known, unknown] = [await ask('ada@example.com'), await ask('nobody@example.com')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
})

test('mail that cannot be sent is the server’s trouble', async () => {
  const server = await testServer({ mailer: { send: () => Promise.reject(new Error('550 no such mailbox')) } })
  await expect(send(server, 'ada@example.com')).rejects.toMatchObject({ status: 503, code: 'mail_unavailable' })
})

test('who signs in without signing up is told that nobody is there, and only with a good code (fault 66)', async () => {
  const server = await testServer()
  const email = 'ada@example.com'
  const mode = 'no-signup' as const
  await send(server, email)
  const code = codeIn(server)
  const guess = code === '123456' ? '654321' : '123456'
  await expect(server.ask(endpoints.loginWithCode, { email, code: guess, mode })).rejects.toMatchObject(wrong)
  await expect(server.ask(endpoints.loginWithCode, { email, code, mode })).rejects.toMatchObject({
    status: 404,
    code: 'user_does_not_exist',
  })
  expect(await server.store.users.findByAccount('email', email)).toBeNull()
  await send(server, email)
  await login(server, email, codeIn(server))
  server.clock.now += 600_001
  await send(server, email)
  const answer = await server.ask(endpoints.loginWithCode, { email, code: codeIn(server), mode })
  expect(answer.isNewUser).toBe(false)
})

test('what Privy’s clients send beside, a captcha’s token and a mode, is no hindrance', async () => {
  const server = await testServer()
  const post = (path: string, body: object) =>
    server.send('POST', `/api/v1/passwordless/${path}`, { body: JSON.stringify(body) })
  expect(await post('init', { email: 'ada@example.com', token: 'captcha' })).toMatchObject({ status: 200 })
  const body = { email: 'ada@example.com', code: codeIn(server), mode: 'login-or-sign-up' }
  expect(await post('authenticate', body)).toMatchObject({ status: 200 })
})

test('who is signed in may still sign in as somebody else', async () => {
  const server = await testServer()
  await send(server, 'ada@example.com')
  const { token } = await login(server, 'ada@example.com', codeIn(server))
  await server.ask(endpoints.sendCode, { email: 'eve@example.com' }, { token })
  expect(await login(server, 'eve@example.com', codeIn(server))).toMatchObject({ isNewUser: true })
})
