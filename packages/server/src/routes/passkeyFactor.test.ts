import * as endpoints from '@latchkey/core/endpoints'
import { mfaHeader } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { enrol, showFactor } from '../testAuthenticator.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail } from '../testSignIn.test.kit.ts'

const required = { status: 403, code: 'mfa_required' }
const mfa = { requiredFor: ['unlink' as const] }

type Person = Awaited<ReturnType<typeof testPerson>>

const idOf = ({ user }: Person) => {
  const passkey = user.linkedAccounts.find(({ type }) => type === 'passkey') as { credentialId: string }
  return passkey.credentialId
}

/** Somebody whose passkey is a second factor. */
async function withFactor(server: TestServer) {
  const person = await testPerson(server)
  const body = { credentialIds: [idOf(person)] }
  return { ...person, user: await askSigned(server, person, endpoints.enrollPasskeys, body) }
}

const show = async (server: TestServer, { passkey, token }: Pick<Person, 'passkey' | 'token'>) => {
  const { options } = await server.ask(endpoints.verifyPasskeyInit, {}, { token })
  return server.ask(endpoints.verifyPasskey, { authenticatorResponse: await passkey.get(options) }, { token })
}

test('a passkey becomes a second factor where it signs for that, and shows itself as one', async () => {
  const server = await testServer({ mfa })
  const bare = await testPerson(server)
  const body = { credentialIds: [idOf(bare)] }
  const unsigned = server.ask(endpoints.enrollPasskeys, body, bare)
  await expect(unsigned).rejects.toMatchObject({ status: 401, code: 'action_signature_invalid' })

  const person = await withFactor(server)
  expect(person.user).toMatchObject({
    mfaMethods: ['passkey'],
    mfaVerifiedAt: { passkey: new Date(server.clock.now) },
    linkedAccounts: [{ type: 'passkey', enrolledInMfa: true }],
  })
  expect(JSON.stringify(person.user)).not.toContain('enrolled_in_mfa_at')
  const name = { address: 'nobody@example.com' }
  await expect(server.ask(endpoints.unlinkEmail, name, person)).rejects.toMatchObject(required)
  const headers = { [mfaHeader]: (await show(server, person)).token }
  const allowed = server.ask(endpoints.unlinkEmail, name, { token: person.token, headers })
  await expect(allowed).rejects.toMatchObject({ code: 'linked_account_not_found' })
})

test('its challenge works once, for whom it was made', async () => {
  const server = await testServer({ mfa })
  const person = await withFactor(server)
  const { options } = await server.ask(endpoints.verifyPasskeyInit, {}, person)
  const body = { authenticatorResponse: await person.passkey.get(options) }
  const eve = await withFactor(server)
  await expect(server.ask(endpoints.verifyPasskey, body, eve)).rejects.toMatchObject({ code: 'passkey_invalid' })
  await expect(server.ask(endpoints.verifyPasskey, body, person)).rejects.toMatchObject({ code: 'passkey_invalid' })
})

test('a passkey that is none of the factors shows nothing, nor does one of somebody else', async () => {
  const server = await testServer({ mfa })
  const [person, eve] = [await withFactor(server), await withFactor(server)]
  const { options } = await server.ask(endpoints.verifyPasskeyInit, {}, person)
  const other = await eve.passkey.get({ ...options, allowCredentials: [] })
  const shown = server.ask(endpoints.verifyPasskey, { authenticatorResponse: other }, person)
  await expect(shown).rejects.toMatchObject({ status: 404, code: 'mfa_not_enrolled' })
  const bare = await testPerson(server)
  const none = { status: 404, code: 'mfa_not_enrolled' }
  await expect(server.ask(endpoints.verifyPasskeyInit, {}, bare)).rejects.toMatchObject(none)
})

test('nobody enrols a passkey that is not theirs', async () => {
  const server = await testServer()
  const [person, eve] = [await testPerson(server), await testPerson(server)]
  const body = { credentialIds: [idOf(person)] }
  const theft = askSigned(server, eve, endpoints.enrollPasskeys, body)
  await expect(theft).rejects.toMatchObject({ status: 404, code: 'linked_account_not_found' })
})

test('an empty list takes all away, where a factor is shown or a passkey signs; so does removing the passkey', async () => {
  const server = await testServer({ mfa })
  const person = await withFactor(server)
  const none = { credentialIds: [] }
  await expect(server.ask(endpoints.enrollPasskeys, none, person)).rejects.toMatchObject(required)
  const headers = { [mfaHeader]: (await show(server, person)).token }
  const ended = await server.ask(endpoints.enrollPasskeys, none, { token: person.token, headers })
  expect(ended.mfaMethods).toEqual([])
  const again = await askSigned(server, person, endpoints.enrollPasskeys, { credentialIds: [idOf(person)] })
  expect(again.mfaMethods).toEqual(['passkey'])
  const kept = await server.ask(endpoints.getActivity, undefined, person)
  expect(kept.activity.map(({ event }) => event).filter((event) => event.startsWith('mfa'))).toEqual([
    'mfa.enrolled',
    'mfa.removed',
    'mfa.enrolled',
  ])
})

test('who has an app enrolled shows it before a passkey becomes another factor', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const app = await enrol(server, person)
  const body = { credentialIds: [idOf(person)] }
  await expect(server.ask(endpoints.enrollPasskeys, body, person)).rejects.toMatchObject(required)
  const both = await server.ask(endpoints.enrollPasskeys, body, await showFactor(server, person, app))
  expect(both.mfaMethods).toEqual(['totp', 'passkey'])
})

test('a passkey cannot be kept from signing in', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const body = { credentialIds: [], removeForLogin: true }
  await expect(server.ask(endpoints.enrollPasskeys, body, person)).rejects.toMatchObject({ code: 'not_supported' })
})
