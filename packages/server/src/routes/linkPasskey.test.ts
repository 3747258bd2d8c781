import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail } from '../testSignIn.test.kit.ts'

const unsigned = { status: 401, code: 'action_signature_invalid' }
const refused = { status: 400, code: 'passkey_invalid' }

/** A new passkey's answer to the options for one more. */
async function newPasskey(server: TestServer, { token }: { token: string }) {
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token })
  return { passkey, options, authenticatorResponse: await passkey.create(options) }
}

const passkeyOf = ({ user }: Awaited<ReturnType<typeof testPerson>>) =>
  user.linkedAccounts.find((account) => account.type === 'passkey')!.credentialId

async function login(server: TestServer, passkey: ReturnType<typeof softwarePasskey>) {
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const authenticatorResponse = await passkey.get(options)
  return server.ask(endpoints.loginWithPasskey, { challenge: options.challenge, authenticatorResponse })
}

test('a passkey is linked, signs its person in, and signs nobody in once it is taken away (fault 60)', async () => {
  const server = await testServer()
  const { token, user } = await byMail(server, 'ada@example.com')
  const { passkey, authenticatorResponse } = await newPasskey(server, { token })
  const linked = await server.ask(endpoints.linkPasskey, { authenticatorResponse }, { token })
  expect(linked.linkedAccounts).toMatchObject([{ type: 'email' }, { credentialId: authenticatorResponse.id }])
  expect(await login(server, passkey)).toMatchObject({ isNewUser: false, user: { id: user.id } })
  const gone = { credentialId: authenticatorResponse.id }
  await expect(server.ask(endpoints.unlinkPasskey, gone, { token })).rejects.toMatchObject(unsigned)
  const unlinked = await askSigned(server, { token, passkey }, endpoints.unlinkPasskey, gone)
  expect(unlinked.linkedAccounts).toMatchObject([{ type: 'email' }])
  const { activity } = await server.ask(endpoints.getActivity, undefined, { token })
  expect(activity).toMatchObject(
    ['passkey.removed', 'passkey.added'].map((event) => ({ event, actor: 'user', subject: gone.credentialId })),
  )
  await expect(login(server, passkey)).rejects.toMatchObject({ status: 404, code: 'passkey_not_found' })
})

test('one more passkey is offered for the same person, and not on a device that has one', async () => {
  const server = await testServer()
  const { token, passkey, user } = await testPerson(server)
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token })
  expect(options.excludeCredentials).toHaveLength(1)
  expect(atob(options.user.id.replaceAll('-', '+').replaceAll('_', '/'))).toBe(user.id)
  await expect(passkey.create(options)).rejects.toThrow()
})

test('one more passkey is signed for by an earlier one, so that no stolen session makes itself a way in', async () => {
  const server = await testServer()
  const ada = await testPerson(server)
  const { authenticatorResponse } = await newPasskey(server, ada)
  const linking = server.ask(endpoints.linkPasskey, { authenticatorResponse }, { token: ada.token })
  await expect(linking).rejects.toMatchObject(unsigned)
  const linked = await askSigned(server, ada, endpoints.linkPasskey, { authenticatorResponse })
  expect(linked.linkedAccounts.filter(({ type }) => type === 'passkey')).toHaveLength(2)
})

test('a challenge for one purpose is none for another (fault 54)', async () => {
  const server = await testServer()
  const ada = await testPerson(server)
  const { authenticatorResponse } = await newPasskey(server, ada)
  await expect(server.ask(endpoints.signupWithPasskey, { authenticatorResponse })).rejects.toMatchObject(refused)

  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const forSignup = { authenticatorResponse: await softwarePasskey({ origin }).create(options) }
  await expect(askSigned(server, ada, endpoints.linkPasskey, forSignup)).rejects.toMatchObject(refused)
})

test('a challenge is for the person who asked for it, and works once (fault 54)', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const { authenticatorResponse } = await newPasskey(server, ada)
  for (const person of [eve, ada]) {
    const linking = askSigned(server, person, endpoints.linkPasskey, { authenticatorResponse })
    await expect(linking).rejects.toMatchObject(refused)
  }
})

test('the only way in stays (fault 60)', async () => {
  const server = await testServer()
  const ada = await testPerson(server)
  const unlinking = askSigned(server, ada, endpoints.unlinkPasskey, { credentialId: passkeyOf(ada) })
  await expect(unlinking).rejects.toMatchObject({ status: 422, code: 'cannot_unlink_sole_account' })
})

test('nobody’s passkey can be taken away by somebody else (fault 57)', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const unlinking = askSigned(server, eve, endpoints.unlinkPasskey, { credentialId: passkeyOf(ada) })
  await expect(unlinking).rejects.toMatchObject({ status: 404, code: 'linked_account_not_found' })
})
