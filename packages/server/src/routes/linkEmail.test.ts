import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import type { Store } from '../store/Store.ts'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail, guest, mailedCode } from '../testSignIn.test.kit.ts'

const wrong = { status: 401, code: 'invalid_credentials' }

/** Links an address to whom a token belongs. */
const link = async (server: TestServer, email: string, { token }: { token: string }) =>
  server.ask(endpoints.linkEmail, { email, code: await mailedCode(server, email, { token }) }, { token })

test('an address is linked, opens the account, and is taken away again', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const linked = await link(server, 'Ada@Example.com', person)
  expect(linked).toMatchObject({ id: person.user.id, email: { address: 'ada@example.com' } })
  expect(await byMail(server, 'ada@example.com')).toMatchObject({ isNewUser: false, user: { id: person.user.id } })
  const name = { address: 'ADA@example.com' }
  // Only the passkey would be left: it shows that it works.
  await expect(server.ask(endpoints.unlinkEmail, name, person)).rejects.toMatchObject({
    status: 401,
    code: 'action_signature_invalid',
  })
  const unlinked = await askSigned(server, person, endpoints.unlinkEmail, name)
  expect(unlinked.email).toBeUndefined()
  expect(await byMail(server, 'ada@example.com')).toMatchObject({ isNewUser: true })
})

test('the identity token of the next session answer knows what was linked', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  await link(server, 'ada@example.com', person)
  const { identityToken } = await server.ask(endpoints.refreshSession, { refreshToken: person.refreshToken })
  expect(atob(identityToken!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))).toContain('ada@example.com')
})

test('a code links for whom asked for it while signed in, and for nobody else', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const email = 'ada@example.com'
  const forLogin = await mailedCode(server, email)
  await expect(server.ask(endpoints.linkEmail, { email, code: forLogin }, ada)).rejects.toMatchObject(wrong)
  const forAda = await mailedCode(server, email, { token: ada.token })
  await expect(server.ask(endpoints.linkEmail, { email, code: forAda }, eve)).rejects.toMatchObject(wrong)
  await expect(server.ask(endpoints.linkEmail, { email, code: forAda }, ada)).rejects.toMatchObject(wrong)
})

test('a code that was texted links no address, and the other way round', async () => {
  const server = await testServer()
  const { token } = await testPerson(server)
  const code = await mailedCode(server, 'ada@example.com', { token })
  const phone = { phoneNumber: '+14155552671', code }
  await expect(server.ask(endpoints.linkPhone, phone, { token })).rejects.toMatchObject(wrong)
})

test('an address that is somebody else’s is refused by its kind alone (fault 37)', async () => {
  const server = await testServer()
  await byMail(server, 'ada@example.com')
  const refusal = await link(server, 'ada@example.com', await testPerson(server)).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ status: 422, code: 'linked_to_another_user' })
  expect((refusal as { error: string }).error).not.toContain('ada')
})

test('a person has one address: a second one is refused, the same one is no second', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  await expect(link(server, 'ada@other.example', person)).rejects.toMatchObject({
    status: 422,
    code: 'cannot_link_more_of_type',
  })
  expect(await link(server, 'ada@example.com', person)).toMatchObject({ email: { address: 'ada@example.com' } })
})

test('of two addresses linked at once one is kept', async () => {
  const server = await testServer({ store: await linkingAtOnce(2) })
  const { token, user } = await testPerson(server)
  const emails = ['ada@example.com', 'ada@other.example']
  const codes = []
  for (const email of emails) codes.push({ email, code: await mailedCode(server, email, { token }) })
  const answers = await Promise.allSettled(codes.map((body) => server.ask(endpoints.linkEmail, body, { token })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const found = await server.store.users.get(user.id, server.clock.now)
  expect(found!.accounts.filter(({ type }) => type === 'email')).toHaveLength(1)
})

/** A store where nobody links before so many are about to: the race as it is at its worst. */
async function linkingAtOnce(racers: number): Promise<Store> {
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  let start = () => {}
  const started = new Promise<void>((resolve) => (start = resolve))
  const link: Store['users']['link'] = async (...account) => {
    if (--racers === 0) start()
    await started
    return store.users.link(...account)
  }
  return { ...store, users: { ...store.users, link } }
}

test('an address takes the place of another', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const newAddress = 'ada@new.example'
  const change = async (oldAddress: string) => ({
    oldAddress,
    newAddress,
    code: await mailedCode(server, newAddress, { token: person.token }),
  })
  await expect(server.ask(endpoints.updateEmail, await change('eve@example.com'), person)).rejects.toMatchObject({
    status: 404,
    code: 'linked_account_not_found',
  })
  const updated = await server.ask(endpoints.updateEmail, await change('ada@example.com'), person)
  expect(updated).toMatchObject({ id: person.user.id, email: { address: newAddress } })
  expect(await byMail(server, newAddress)).toMatchObject({ isNewUser: false })
  expect(await byMail(server, 'ada@example.com')).toMatchObject({ isNewUser: true })
})

test('nobody’s address can be taken by a change', async () => {
  const server = await testServer()
  await byMail(server, 'eve@example.com')
  const { token } = await byMail(server, 'ada@example.com')
  const code = await mailedCode(server, 'eve@example.com', { token })
  const body = { oldAddress: 'ada@example.com', newAddress: 'eve@example.com', code }
  await expect(server.ask(endpoints.updateEmail, body, { token })).rejects.toMatchObject({
    status: 422,
    code: 'linked_to_another_user',
  })
})

test('the only way in stays', async () => {
  const server = await testServer()
  const person = await byMail(server, 'ada@example.com')
  const address = 'ada@example.com'
  await expect(server.ask(endpoints.unlinkEmail, { address }, person)).rejects.toMatchObject({
    status: 422,
    code: 'cannot_unlink_sole_account',
  })
  await expect(server.ask(endpoints.unlinkEmail, { address: 'eve@example.com' }, person)).rejects.toMatchObject({
    status: 404,
    code: 'linked_account_not_found',
  })
})

test('a guest who links an account is a guest no more, and what their browser kept opens it no more', async () => {
  const server = await testServer()
  const credential = 'g'.repeat(43)
  const person = await guest(server, credential)
  expect(person.user.isGuest).toBe(true)
  const linked = await link(server, 'ada@example.com', person)
  expect(linked).toMatchObject({ id: person.user.id, isGuest: false })
  const again = await guest(server, credential)
  expect(again.user.id).not.toBe(person.user.id)
})

test('a stranger can neither link nor unlink', async () => {
  const server = await testServer()
  const email = 'ada@example.com'
  const code = await mailedCode(server, email)
  const stranger = { status: 401, code: 'must_be_authenticated' }
  await expect(server.ask(endpoints.linkEmail, { email, code })).rejects.toMatchObject(stranger)
  await expect(server.ask(endpoints.unlinkEmail, { address: email })).rejects.toMatchObject(stranger)
})
