import * as endpoints from '@latchkey/core/endpoints'
import { mfaHeader } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { authenticator, enrol, showFactor } from '../testAuthenticator.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail, guest, mailedCode } from '../testSignIn.test.kit.ts'

const wrong = { status: 401, code: 'missing_or_invalid_mfa' }
const required = { status: 403, code: 'mfa_required' }
const day = 86_400_000

/** The same session some time later. */
const renewed = (server: TestServer, { refreshToken }: { refreshToken: string }) =>
  server.ask(endpoints.refreshSession, { refreshToken })

/** Some that the app shows neither now nor next. */
async function wrongCodes({ code }: Pick<ReturnType<typeof authenticator>, 'code'>) {
  const shown = await Promise.all([-1, 0, 1].map(code))
  return Array.from({ length: 9 }, (_, digit) => `${digit}`.repeat(6)).filter((each) => !shown.includes(each))
}

test('an app is enrolled by its first code, and is then a second factor of the person (RFC 6238)', async () => {
  const server = await testServer({ appName: 'Acme & Co' })
  const person = await byMail(server, 'ada@example.com')
  const { secret, authUrl } = await server.ask(endpoints.initEnrollTotp, {}, person)
  expect(authUrl).toBe(`otpauth://totp/Acme%20%26%20Co:ada%40example.com?secret=${secret}&issuer=Acme%20%26%20Co`)
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const app = authenticator(server, secret)
  await expect(server.ask(endpoints.enrollTotp, { code: await app.code(9) }, person)).rejects.toMatchObject(wrong)
  expect((await server.ask(endpoints.refreshUser, undefined, person)).user.mfaMethods).toEqual([])
  const enrolledAt = new Date(server.clock.now)
  const enrolled = await server.ask(endpoints.enrollTotp, { code: await app.code() }, person)
  expect(enrolled).toMatchObject({ mfaMethods: ['totp'], mfaVerifiedAt: { totp: enrolledAt } })
  expect((await server.ask(endpoints.refreshUser, undefined, person)).user).toEqual(enrolled)
  const again = server.ask(endpoints.initEnrollTotp, {}, await showFactor(server, person, { code: () => app.code(1) }))
  await expect(again).rejects.toMatchObject({ status: 422, code: 'mfa_already_enrolled' })
})

test('a code counts once, however many show it at once, and what it gave is of this session alone (fault 35)', async () => {
  const server = await testServer({ mfa: { requiredFor: ['link'] } })
  const person = await byMail(server, 'ada@example.com')
  const app = await enrol(server, person)
  const code = await app.code()
  const tries = Array.from({ length: 4 }, () => server.ask(endpoints.verifyTotp, { code }, person))
  const answers = await Promise.allSettled(tries)
  const good = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.token : []))
  expect(good).toHaveLength(1)

  const phone = { phoneNumber: '+14155552671', code: '123456' }
  const headers = { [mfaHeader]: good[0]! }
  const linking = (as: { token: string }) => server.ask(endpoints.linkPhone, phone, { token: as.token, headers })
  await expect(linking(person)).rejects.toMatchObject({ code: 'invalid_credentials' })
  const elsewhere = await byMail(server, 'ada@example.com')
  await expect(linking(elsewhere)).rejects.toMatchObject(required)
  const eve = await byMail(server, 'eve@example.com')
  await enrol(server, eve)
  await expect(linking(eve)).rejects.toMatchObject(required)
  server.clock.now += 900_000
  await expect(linking(await renewed(server, person))).rejects.toMatchObject(required)
})

test('a token that was tampered with shows nothing', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const app = await enrol(server, person)
  const { headers } = await showFactor(server, person, app)
  const [expiry, mac] = headers[mfaHeader]!.split('.')
  const tampered = [`${Number(expiry) + day}.${mac}`, `0${expiry}.${mac}`, `${expiry}.${mac!.replace(/^./, 'x')}`, mac!]
  for (const each of tampered)
    await expect(
      server.ask(endpoints.unenrollTotp, {}, { token: person.token, headers: { [mfaHeader]: each } }),
    ).rejects.toMatchObject(required)
})

test('who guesses is stopped, also at another session, and who gets it right may go on', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const app = await enrol(server, person)
  for (const code of (await wrongCodes(app)).slice(0, 4))
    await expect(server.ask(endpoints.verifyTotp, { code }, person)).rejects.toMatchObject(wrong)
  await showFactor(server, person, app)
  const elsewhere = await byMail(server, 'ada@example.com')
  for (const code of (await wrongCodes(app)).slice(0, 5))
    await expect(server.ask(endpoints.verifyTotp, { code }, elsewhere)).rejects.toMatchObject({ status: 401 })
  const held = { status: 429, code: 'rate_limited', retryAfter: expect.any(String) }
  await expect(server.ask(endpoints.verifyTotp, { code: await app.code() }, person)).rejects.toMatchObject(held)
})

test('over a day there are twenty tries', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const app = await enrol(server, person)
  let refused = 0
  let session: { token: string; refreshToken: string } = person
  for (let tries = 0; tries < 25; tries++) {
    server.clock.now += 600_000 / 4
    const [code] = await wrongCodes(app)
    session = await renewed(server, session)
    await server
      .ask(endpoints.verifyTotp, { code: code! }, { token: session.token })
      .catch(({ status }) => (refused += status === 429 ? 1 : 0))
  }
  expect(refused).toBe(5)
})

test('who has no app enrolled has none to verify or to take away', async () => {
  const server = await testServer()
  const person = await guest(server)
  const none = { status: 404, code: 'mfa_not_enrolled' }
  await expect(server.ask(endpoints.verifyTotp, { code: '123456' }, person)).rejects.toMatchObject(none)
  await expect(server.ask(endpoints.enrollTotp, { code: '123456' }, person)).rejects.toMatchObject(none)
  await expect(server.ask(endpoints.unenrollTotp, {}, person)).rejects.toMatchObject(none)
})

test('a secret waits half an hour for its first code, and a newer one takes its place', async () => {
  const server = await testServer()
  const person = await guest(server)
  const first = authenticator(server, (await server.ask(endpoints.initEnrollTotp, {}, person)).secret)
  const second = authenticator(server, (await server.ask(endpoints.initEnrollTotp, {}, person)).secret)
  await expect(server.ask(endpoints.enrollTotp, { code: await first.code() }, person)).rejects.toMatchObject(wrong)
  server.clock.now += 1_800_000
  const { token } = await renewed(server, person)
  const late = server.ask(endpoints.enrollTotp, { code: await second.code() }, { token })
  await expect(late).rejects.toMatchObject({ code: 'mfa_not_enrolled' })
})

test('a stolen session neither enrols an app beside a passkey, nor takes one away', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const begun = server.ask(endpoints.initEnrollTotp, {}, person)
  await expect(begun).rejects.toMatchObject({ status: 401, code: 'action_signature_invalid' })
  await enrol(server, person)
  await expect(server.ask(endpoints.unenrollTotp, {}, person)).rejects.toMatchObject(required)
  const removed = await askSigned(server, person, endpoints.unenrollTotp, {})
  expect(removed.mfaMethods).toEqual([])
  expect(removed.mfaVerifiedAt).toBeUndefined()
})

test('who has a second factor shows it for a first passkey: else a stolen session could sign it away', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const app = await enrol(server, person)
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, person)
  const { passkey } = await testPerson(server)
  const authenticatorResponse = await passkey.create(options)
  const adding = (as: Parameters<typeof server.ask>[2]) =>
    server.ask(endpoints.addPasskey, { authenticatorResponse }, as)
  await expect(adding(person)).rejects.toMatchObject(required)
  const shown = await showFactor(server, person, app)
  expect((await adding(shown)).user.linkedAccounts.map(({ type }) => type)).toContain('passkey')
})

test('the secret is nowhere in the store, in the log, or in an answer after the first', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const { secret, code } = await enrol(server, person)
  await showFactor(server, person, { code })
  const row = await server.store.totp.get(person.user.id)
  const seen = JSON.stringify([row, server.log, await server.ask(endpoints.refreshUser, undefined, person)])
  expect(seen).not.toContain(secret)
  expect(row!.wrapped).toMatch(/^test:/)
})

test('the app names what needs a second factor, of people who have one', async () => {
  const server = await testServer({ mfa: { requiredFor: ['link', 'unlink'] } })
  const bare = await guest(server)
  const link = async (as: { token: string; headers?: Record<string, string> }, email: string) =>
    server.ask(endpoints.linkEmail, { email, code: await mailedCode(server, email, as) }, as)
  expect((await link(bare, 'bob@example.com')).email).toBeDefined()

  const person = await guest(server)
  const app = await enrol(server, person)
  const email = 'ada@example.com'
  const code = await mailedCode(server, email, person)
  await expect(server.ask(endpoints.linkEmail, { email, code }, person)).rejects.toMatchObject(required)
  const shown = await showFactor(server, person, app)
  // The code was not used up by the refusal.
  expect((await server.ask(endpoints.linkEmail, { email, code }, shown)).email).toEqual({ address: email })
  const name = { address: email }
  await expect(server.ask(endpoints.unlinkEmail, name, person)).rejects.toMatchObject(required)
})

test('what cannot be demanded is refused when the server is made', async () => {
  const requiredFor = ['everything'] as never
  await expect(testServer({ mfa: { requiredFor } })).rejects.toMatchObject({ code: 'config_invalid' })
  await expect(testServer({ mfa: { validFor: 5 } })).rejects.toMatchObject({ code: 'config_invalid' })
})
