import { softwarePasskey } from '@latchkey/conformance/passkey'
import type { Vault, VaultWrap } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { passkeyByVaultText } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { personalSign } from '../signer/evmKey.ts'
import { vaultRow } from '../store/cases/rows.ts'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail, newEvmKey } from '../testSignIn.test.kit.ts'
import { provenBy } from '../testVault.test.kit.ts'

const minute = 60_000
const email = 'ada@example.com'
const needsPasskey = { status: 403, code: 'passkey_required' }
const notVouched = { status: 403, code: 'vault_proof_invalid' }

type Session = Awaited<ReturnType<typeof byMail>>
type Key = Uint8Array<ArrayBuffer>

const [{ credentialId: _none, ...anyWrap }] = vaultRow('', 1).wraps as [VaultWrap]
const opensBy = (method: VaultWrap['method']) => ({ wraps: [{ ...anyWrap, method }] })

/** A record that a key signs, and that says it opens by a passcode where nothing else is said. */
const vaultOf = (key: Key, userId: string, more: Partial<Vault> = {}) =>
  provenBy(key, { ...vaultRow(userId, 1), ...opensBy('user-passcode'), ...more })

const put = (server: TestServer, { token }: Session, vault: Vault) =>
  server.ask(endpoints.putVault, { vault }, { token })

/** Adds a passkey as somebody does who has the vault's key, with what the test changes. */
async function addByVault(server: TestServer, { token, user }: Session, key: Key, changes: Changes = {}) {
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token })
  const authenticatorResponse = changes.response ?? (await passkey.create(options))
  const said = { userId: user.id, vaultId: 'vault-1', credentialId: authenticatorResponse.id }
  const text = passkeyByVaultText({ ...said, nonce: options.challenge, ...changes.said })
  const vaultSignature = personalSign(key, utf8(text))
  const answer = await server.ask(endpoints.addPasskeyByVault, { authenticatorResponse, vaultSignature }, { token })
  return { ...answer, token, passkey, authenticatorResponse, vaultSignature }
}

interface Changes {
  said?: Partial<Parameters<typeof passkeyByVaultText>[0]>
  response?: RegistrationResponseJSON
}

const passkeys = ({ user }: Pick<Session, 'user'>) => user.linkedAccounts.filter(({ type }) => type === 'passkey')

/** Adds the first passkey, for which nothing has to sign. */
async function addFirst(server: TestServer, { token }: Session) {
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token })
  const authenticatorResponse = await passkey.create(options)
  await server.ask(endpoints.addPasskey, { authenticatorResponse }, { token })
  return { passkey, token }
}

/** Somebody with a passkey that they lost, a vault of before, and a new session by mail. */
async function whoLostIt(more: Partial<Vault> = {}) {
  const server = await testServer()
  const first = await byMail(server, email)
  const lost = await addFirst(server, first)
  const key = newEvmKey() as Key
  await put(server, first, vaultOf(key, first.user.id, more))
  server.clock.now += minute
  return { server, key, first, lost, session: await byMail(server, email) }
}

test('who lost their only passkey adds one by the key of their vault, and it does all that a passkey does', async () => {
  const { server, key, session, lost } = await whoLostIt()
  const added = await addByVault(server, session, key)
  expect(passkeys(added)).toHaveLength(2)
  const { activity } = await server.ask(endpoints.getActivity, undefined, session)
  expect(activity[0]).toMatchObject({ event: 'passkey.added', detail: { type: 'passkey', by: 'vault' } })
  expect(activity.at(-1)).toMatchObject({ event: 'passkey.added', detail: { type: 'passkey' } })

  const [old] = passkeys(added)
  const { credentialId } = old as { credentialId: string }
  expect(passkeys(await askSigned(server, added, endpoints.removePasskey, { credentialId }))).toHaveLength(1)
  expect((await server.store.credentials.ofUser(added.user.id)).map(({ id }) => id)).toEqual([
    added.authenticatorResponse.id,
  ])
  await expect(askSigned(server, lost, endpoints.unlinkPasskey, { credentialId })).rejects.toThrow()
})

test.each<[string, Changes['said']]>([
  ['for somebody else', { userId: 'did:latchkey:eve' }],
  ['of another vault', { vaultId: 'vault-2' }],
  ['for another credential', { credentialId: 'AAAA' }],
  ['for another challenge', { nonce: 'A'.repeat(43) }],
])('what the vault’s key signed %s is not taken', async (_which, said) => {
  const { server, key, session } = await whoLostIt()
  await expect(addByVault(server, session, key, { said: said! })).rejects.toMatchObject(notVouched)
  expect(await server.store.credentials.ofUser(session.user.id)).toHaveLength(1)
})

test('another key than the vault’s does not vouch, and none does twice', async () => {
  const { server, key, session } = await whoLostIt()
  await expect(addByVault(server, session, newEvmKey() as Key)).rejects.toMatchObject(notVouched)
  const { authenticatorResponse, vaultSignature } = await addByVault(server, session, key)
  const again = server.ask(endpoints.addPasskeyByVault, { authenticatorResponse, vaultSignature }, session)
  await expect(again).rejects.toMatchObject({ status: 400, code: 'passkey_invalid' })
})

test('a stolen session without the vault’s key cannot put a vault of its own in the place of theirs', async () => {
  const { server, session } = await whoLostIt()
  const thiefs = newEvmKey() as Key
  const planting = put(server, session, vaultOf(thiefs, session.user.id, { rev: 2 }))
  await expect(planting).rejects.toMatchObject(notVouched)
})

test('a session vouches, too, in which the first passkey was added by Privy’s address', async () => {
  const server = await testServer()
  const session = await byMail(server, email)
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, session)
  const authenticatorResponse = await softwarePasskey({ origin }).create(options)
  await server.ask(endpoints.linkPasskey, { authenticatorResponse }, session)
  const key = newEvmKey() as Key
  await put(server, session, vaultOf(key, session.user.id))
  server.clock.now += minute
  expect(passkeys(await addByVault(server, await byMail(server, email), key))).toHaveLength(2)
})

test('a passcode of before the first passkey vouches', async () => {
  const server = await testServer()
  const session = await byMail(server, email)
  const key = newEvmKey() as Key
  await put(server, session, vaultOf(key, session.user.id))
  await addFirst(server, session)
  server.clock.now += minute
  expect(passkeys(await addByVault(server, await byMail(server, email), key))).toHaveLength(2)
})

test('a stolen session cannot make a vault where there is none, and a passkey by it', async () => {
  const server = await testServer()
  const stolen = await testPerson(server)
  const key = newEvmKey() as Key
  await expect(addByVault(server, stolen, key)).rejects.toMatchObject(needsPasskey)
  server.clock.now += minute
  await put(server, stolen, vaultOf(key, stolen.user.id))
  server.clock.now += minute
  await expect(addByVault(server, stolen, key)).rejects.toMatchObject(needsPasskey)
})

test('whoever took over the mailbox of a person without a vault makes one in vain, however often they sign in', async () => {
  const server = await testServer()
  await addFirst(server, await byMail(server, email))
  server.clock.now += minute
  const key = newEvmKey() as Key
  const intruder = await byMail(server, email)
  await put(server, intruder, vaultOf(key, intruder.user.id))
  server.clock.now += minute
  await expect(addByVault(server, await byMail(server, email), key)).rejects.toMatchObject(needsPasskey)
})

test('a vault that came by a mailed code alone vouches once it is changed where a passkey was shown', async () => {
  const server = await testServer()
  const owner = await addFirst(server, await byMail(server, email))
  const key = newEvmKey() as Key
  const later = await byMail(server, email)
  await put(server, later, vaultOf(key, later.user.id))
  const unknown = { credentialId: 'AAAA' }
  const signing = askSigned(server, { ...owner, token: later.token }, endpoints.unlinkPasskey, unknown)
  await expect(signing).rejects.toMatchObject({ code: 'linked_account_not_found' })
  await put(server, later, vaultOf(key, later.user.id, { rev: 2 }))
  server.clock.now += minute
  expect(passkeys(await addByVault(server, await byMail(server, email), key))).toHaveLength(2)
})

test('a vault of before its key signed it vouches by the key that it got from who showed a passkey, from then on', async () => {
  const server = await testServer()
  const owner = await byMail(server, email)
  await addFirst(server, owner)
  const { proof: _none, ...old } = vaultOf(newEvmKey() as Key, owner.user.id)
  await server.store.vaults.put(old, { trustedSince: 0 })
  server.clock.now += minute
  const key = newEvmKey() as Key
  const thief = await byMail(server, email)
  await put(server, thief, vaultOf(key, thief.user.id, { rev: 2 }))
  server.clock.now += minute
  await expect(addByVault(server, await byMail(server, email), key)).rejects.toMatchObject(needsPasskey)
})

test('a vault that no passcode opens vouches for nothing', async () => {
  const { server, key, session } = await whoLostIt(opensBy('user-passkey'))
  await expect(addByVault(server, session, key)).rejects.toMatchObject(needsPasskey)
})

test('the session in which the vault was made signs in again first', async () => {
  const { server, key, first } = await whoLostIt()
  await expect(addByVault(server, first, key)).rejects.toMatchObject(needsPasskey)
})

test('it is tried five times in an hour', async () => {
  const { server, key, session } = await whoLostIt()
  for (let tries = 0; tries < 5; tries++)
    await expect(addByVault(server, session, newEvmKey() as Key)).rejects.toMatchObject(notVouched)
  await expect(addByVault(server, session, key)).rejects.toMatchObject({ status: 429, code: 'rate_limited' })
  server.clock.now += 60 * minute
  expect(passkeys(await addByVault(server, await byMail(server, email), key))).toHaveLength(2)
})

test('a passkey that was made for somebody else is not added', async () => {
  const { server, key, session } = await whoLostIt()
  const eve = await testPerson(server)
  const { options } = await server.ask(endpoints.linkPasskeyInit, {}, { token: eve.token })
  const response = await softwarePasskey({ origin }).create(options)
  const adding = addByVault(server, session, key, { response, said: { nonce: options.challenge } })
  await expect(adding).rejects.toMatchObject({ status: 400, code: 'passkey_invalid' })
})
