import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { lastCode, mailedCode, textedCode } from '../testSignIn.test.kit.ts'

const phoneNumber = '+1 (415) 555-2671'
const send = (server: TestServer, phone: string) => server.ask(endpoints.sendSmsCode, { phoneNumber: phone })
const login = (server: TestServer, phone: string, code: string) =>
  server.ask(endpoints.loginWithSms, { phoneNumber: phone, code })
const wrong = { status: 401, code: 'invalid_credentials' }

test('texts a code that signs a new person up, and the same person in the next time, however the number is typed', async () => {
  const server = await testServer({ appName: 'Acme' })
  await send(server, phoneNumber)
  expect(server.texts).toEqual([{ to: '+14155552671', text: expect.stringContaining('Acme') }])
  const first = await login(server, '415-555-2671', lastCode(server.texts))
  expect(first).toMatchObject({ isNewUser: true, user: { phone: { number: '+1 415 555 2671' } } })
  const second = await login(server, phoneNumber, await textedCode(server, '+14155552671'))
  expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})

test('the wire carries the number as Privy’s clients read it', async () => {
  const server = await testServer()
  const body = JSON.stringify({ phoneNumber, code: await textedCode(server, phoneNumber) })
  const answer = await server.send('POST', '/v1/passwordless_sms/authenticate', { body })
  expect(answer.body.user.linked_accounts).toEqual([
    expect.objectContaining({ type: 'phone', phoneNumber: '+1 415 555 2671' }),
  ])
})

test('a code works once, however many try at once (fault 35)', async () => {
  const server = await testServer()
  const code = await textedCode(server, phoneNumber)
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => login(server, phoneNumber, code)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a mailed code is no texted one', async () => {
  const server = await testServer()
  const code = await mailedCode(server, 'ada@example.com')
  await expect(login(server, phoneNumber, code)).rejects.toMatchObject(wrong)
})

test('five tries and three texts in ten minutes, then it says when to come back', async () => {
  const server = await testServer()
  for (let sent = 0; sent < 3; sent++) await send(server, phoneNumber)
  const code = lastCode(server.texts)
  const limited = { status: 429, code: 'rate_limited', retryAfter: '600' }
  await expect(send(server, '415 555 2671')).rejects.toMatchObject(limited)
  const guess = code === '123456' ? '654321' : '123456'
  for (let tries = 0; tries < 5; tries++) await expect(login(server, phoneNumber, guess)).rejects.toMatchObject(wrong)
  await expect(login(server, phoneNumber, code)).rejects.toMatchObject(limited)
})

test('a known and an unknown number get the same answer (fault 66)', async () => {
  const server = await testServer()
  await login(server, phoneNumber, await textedCode(server, phoneNumber))
  const ask = (phone: string) =>
    server.send('POST', '/v1/passwordless_sms/init', { body: JSON.stringify({ phoneNumber: phone }) })
  const [known, unknown] = [await ask(phoneNumber), await ask('+14155550000')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
})

test('what is no number is refused, and what cannot be texted is the server’s trouble', async () => {
  const server = await testServer({ texter: { send: () => Promise.reject(new Error('carrier said no')) } })
  await expect(send(server, 'call me')).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  await expect(send(server, phoneNumber)).rejects.toMatchObject({ status: 503, code: 'sms_unavailable' })
})
