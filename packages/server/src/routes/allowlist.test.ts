import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { app, appId, testServer, type TestServer } from '../testServer.test.kit.ts'

const as = { app, params: { appId } }
const invite = (server: TestServer, type: 'email' | 'phone' | 'wallet', value: string) =>
  server.ask(endpoints.inviteToAllowlist, { type, value }, as)
async function signIn(server: TestServer, email: string) {
  await server.ask(endpoints.sendCode, { email })
  const code = /\b\d{6}\b/.exec(server.mails.at(-1)!.text)![0]
  return server.ask(endpoints.loginWithCode, { email, code })
}
const rejected = { status: 403, code: 'allowlist_rejected' }

test('an invitation is kept as sign-ins look for it, listed, and taken back', async () => {
  const server = await testServer()
  const invited = await invite(server, 'email', ' Ada@Example.com ')
  expect(invited).toEqual({ id: expect.any(String), appId, type: 'email', value: 'ada@example.com', acceptedAt: null })
  expect(await invite(server, 'email', 'ada@example.com')).toEqual(invited)
  const address = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'
  await invite(server, 'phone', '(415) 555-2671')
  await invite(server, 'wallet', address)
  const list = await server.ask(endpoints.getAllowlist, undefined, as)
  expect(list.map(({ value }) => value).toSorted()).toEqual(
    ['ada@example.com', '+14155552671', address.toLowerCase()].toSorted(),
  )
  const body = { type: 'email' as const, value: 'ADA@example.com' }
  expect(await server.ask(endpoints.removeFromAllowlist, body, as)).toEqual({ message: expect.any(String) })
  await expect(server.ask(endpoints.removeFromAllowlist, body, as)).rejects.toMatchObject({ status: 404 })
  expect(await server.ask(endpoints.getAllowlist, undefined, as)).toHaveLength(2)
})

test.each([
  ['email', 'no address'],
  ['phone', '12'],
  ['wallet', '0x12'],
  ['wallet', 'ada.eth'],
] as const)('no %s is called %s', async (type, value) => {
  const server = await testServer()
  await expect(invite(server, type, value)).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})

test('while the app is closed, only who was invited signs up, and who is here signs in as ever', async () => {
  const server = await testServer({ allowlist: true })
  await invite(server, 'email', 'ada@example.com')
  expect(await signIn(server, 'ADA@example.com')).toMatchObject({ isNewUser: true })
  expect(await server.ask(endpoints.getAllowlist, undefined, as)).toMatchObject([{ acceptedAt: server.clock.now }])
  await expect(signIn(server, 'eve@example.com')).rejects.toMatchObject(rejected)
  await expect(testPerson(server)).rejects.toMatchObject(rejected)
  await expect(server.ask(endpoints.createGuestAccount, { guestCredential: 'A'.repeat(43) })).rejects.toMatchObject(
    rejected,
  )

  const linkedAccounts = [{ type: 'email' as const, address: 'grace@example.com' }]
  const imported = await server.ask(endpoints.importUser, { linkedAccounts }, { app })
  expect(await signIn(server, 'grace@example.com')).toMatchObject({ isNewUser: false, user: { id: imported.id } })
  await server.ask(endpoints.removeFromAllowlist, { type: 'email', value: 'ada@example.com' }, as)
  expect(await signIn(server, 'ada@example.com')).toMatchObject({ isNewUser: false })
})

test('an open app lets everybody in, and clients are told which it is', async () => {
  for (const allowlist of [true, false]) {
    const server = await testServer({ allowlist })
    const { body } = await server.send('GET', `/v1/apps/${appId}`)
    expect(body.allowlist_enabled).toBe(allowlist)
    if (!allowlist) expect(await signIn(server, 'eve@example.com')).toMatchObject({ isNewUser: true })
  }
})

test('the list is this app’s, and for its own server only', async () => {
  const server = await testServer()
  const other = { app, params: { appId: 'somebody-elses-app-000000' } }
  await expect(server.ask(endpoints.getAllowlist, undefined, other)).rejects.toMatchObject({ status: 404 })
  await expect(server.ask(endpoints.getAllowlist, undefined, { params: { appId } })).rejects.toMatchObject({
    status: 401,
  })
})
