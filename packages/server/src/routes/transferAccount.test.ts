import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { addressOf } from '../signer/evmKey.ts'
import { enrol, showFactor } from '../testAuthenticator.test.kit.ts'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'
import {
  byMail,
  guest,
  mailedCode,
  newEvmKey,
  newSolanaKey,
  siweProof,
  siwsProof,
  textedCode,
} from '../testSignIn.test.kit.ts'

const email = 'ada@example.com'
const taken = { status: 422, code: 'linked_to_another_user' }
type Somebody = { token: string; user: { id: string } }

/** Asks to link an address; gives the refusal as it went over the wire. */
async function refusedLink(server: TestServer, { token }: { token: string }) {
  const code = await mailedCode(server, email, { token })
  const headers = { authorization: `Bearer ${token}` }
  return server.send('POST', '/api/v1/passwordless/link', { headers, body: JSON.stringify({ email, code }) })
}

const nonceOf = async (server: TestServer, as: { token: string }): Promise<string> =>
  (await refusedLink(server, as)).body.data.nonce

const setUp = async (options: Parameters<typeof testServer>[0] = {}) => {
  const server = await testServer({ accountTransfer: true, ...options })
  return { server, before: await byMail(server, email), person: await guest(server) }
}

const idOf = (server: TestServer) => server.store.users.findByAccount('email', email)

test('who shows that an address is theirs may have it moved, as an explicit step; who had nothing else is gone', async () => {
  const { server, before, person } = await setUp()
  const refusal = await refusedLink(server, person)
  expect(refusal).toMatchObject({ status: 422, body: { code: 'account_transfer_required', data: {} } })
  expect(refusal.body.error).toContain('email')
  expect(refusal.text).not.toContain('ada')
  expect(refusal.text).not.toContain(before.user.id)
  expect(await idOf(server)).toBe(before.user.id)

  const { nonce } = refusal.body.data
  const moved = await server.ask(endpoints.transferAccount, { nonce }, person)
  expect(moved).toMatchObject({ id: person.user.id, isGuest: false, email: { address: email } })
  expect(await idOf(server)).toBe(person.user.id)
  expect(await server.store.users.get(before.user.id, server.clock.now)).toBeNull()
  const gone = server.ask(endpoints.refreshUser, undefined, before)
  await expect(gone).rejects.toMatchObject({ code: 'session_revoked' })
})

test('somebody who has another way in stays, signed in, and reads what happened', async () => {
  const { server, before, person } = await setUp()
  const phoneNumber = '+14155552671'
  await server.ask(endpoints.linkPhone, { phoneNumber, code: await textedCode(server, phoneNumber, before) }, before)
  await server.ask(endpoints.transferEmail, { nonce: await nonceOf(server, person) }, person)
  const { user } = await server.ask(endpoints.refreshUser, undefined, before)
  expect(user.linkedAccounts).toMatchObject([{ type: 'phone' }])
  const { activity } = await server.ask(endpoints.getActivity, undefined, before)
  expect(activity[0]).toMatchObject({ event: 'account.unlinked', subject: 'email', detail: { by: 'transfer' } })
})

test('a nonce works for whom it was made, and at the address of its kind', async () => {
  const { server, before, person } = await setUp()
  const wrong = { status: 401, code: 'invalid_credentials' }
  const move = (nonce: string, as: { token: string }) => server.ask(endpoints.transferAccount, { nonce }, as)
  await expect(move('A'.repeat(43), person)).rejects.toMatchObject(wrong)
  await expect(move(await nonceOf(server, person), await guest(server))).rejects.toMatchObject(wrong)
  const elsewhere = server.ask(endpoints.transferPhone, { nonce: await nonceOf(server, person) }, person)
  await expect(elsewhere).rejects.toMatchObject(wrong)
  expect(await idOf(server)).toBe(before.user.id)
})

test('a nonce works once, for ten minutes', async () => {
  const { server, before, person } = await setUp()
  const move = (nonce: string, as: { token: string }) => server.ask(endpoints.transferAccount, { nonce }, as)
  const nonce = await nonceOf(server, person)
  server.clock.now += 600_000
  const { token } = await server.ask(endpoints.refreshSession, { refreshToken: person.refreshToken })
  await expect(move(nonce, { token })).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' })
  expect(await idOf(server)).toBe(before.user.id)
  const last = await nonceOf(server, { token })
  const answers = await Promise.allSettled([1, 2, 3].map(() => move(last, { token })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an app that does not let accounts be moved refuses as ever', async () => {
  const { server, person } = await setUp({ accountTransfer: false })
  expect(await refusedLink(server, person)).toMatchObject({ status: 422, body: { code: 'linked_to_another_user' } })
})

/** Whose address is not to be had, and why. */
const kept: Record<string, (server: TestServer, person: Somebody) => Promise<unknown>> = {
  'somebody with a second factor': (server, person) => enrol(server, person),
  'somebody who would be locked out of their wallet': (server, person) =>
    testWallet(server, person as Awaited<ReturnType<typeof testPerson>>),
}

test.each(Object.entries(kept))('%s keeps the address, whether before or after it was asked for', async (_, guard) => {
  const first = await setUp()
  const nonce = await nonceOf(first.server, first.person)
  await guard(first.server, first.before)
  const late = first.server.ask(endpoints.transferAccount, { nonce }, first.person)
  await expect(late).rejects.toMatchObject(taken)
  expect(await refusedLink(first.server, first.person)).toMatchObject({ body: { code: 'linked_to_another_user' } })
  expect(await idOf(first.server)).toBe(first.before.user.id)
})

test('who has another address of the kind by then keeps it, and the other one stays where it is', async () => {
  const { server, before, person } = await setUp()
  const nonce = await nonceOf(server, person)
  const own = 'own@example.com'
  await server.ask(endpoints.linkEmail, { email: own, code: await mailedCode(server, own, person) }, person)
  const late = server.ask(endpoints.transferAccount, { nonce }, person)
  await expect(late).rejects.toMatchObject({ status: 422, code: 'cannot_link_more_of_type' })
  expect(await idOf(server)).toBe(before.user.id)
})

test('the app may demand a second factor of who takes it', async () => {
  const { server, person } = await setUp({ mfa: { requiredFor: ['transferAccount'] } })
  const app = await enrol(server, person)
  const nonce = await nonceOf(server, person)
  const bare = server.ask(endpoints.transferAccount, { nonce }, person)
  await expect(bare).rejects.toMatchObject({ status: 403, code: 'mfa_required' })
  const moved = await server.ask(endpoints.transferAccount, { nonce }, await showFactor(server, person, app))
  expect(moved.email).toEqual({ address: email })
})

test('wallets move by their signatures', async () => {
  const { server, person } = await setUp()
  const [evm, solana] = [newEvmKey(), newSolanaKey()]
  await server.ask(endpoints.loginWithSiwe, await siweProof(server, evm))
  const { sign: _, ...login } = await siwsProof(server, solana)
  await server.ask(endpoints.loginWithSiws, login)
  const headers = { authorization: `Bearer ${person.token}` }
  const refused = async (path: string, proof: object) =>
    (await server.send('POST', `/api/v1${path}`, { headers, body: JSON.stringify(proof) })).body.data.nonce as string
  const nonce = await refused('/siwe/link', await siweProof(server, evm, { as: person }))
  await server.ask(endpoints.transferSiwe, { nonce }, person)
  const { sign: __, ...proof } = await siwsProof(server, solana, { as: person })
  const both = await server.ask(endpoints.transferSiws, { nonce: await refused('/siws/link', proof) }, person)
  expect(both.linkedAccounts).toHaveLength(2)
  expect(both.wallet?.address.toLowerCase()).toBe(addressOf(evm)!.toLowerCase())
})
