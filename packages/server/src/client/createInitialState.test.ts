import { createSession, idleBackend, LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { snapshot } from '@latchkey/core/wire'
import { expect, test, vi } from 'vitest'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { addressOf } from '../signer/evmKey.ts'
import { byMail, newEvmKey } from '../testSignIn.test.kit.ts'
import { initialStateScript } from './initialStateScript.ts'
import { email, server, setUp } from './testServerClient.test.kit.ts'

const withCookie = (token: string) =>
  new Request('http://app.test', { headers: { cookie: `latchkey-id-token=${token}` } })

/** Somebody with a wallet that the app's server may sign for, and their identity token. */
async function delegator() {
  const person = await testPerson(server)
  await delegate(server, person, await testWallet(server, person))
  return server.ask(endpoints.refreshUser, undefined, { token: person.token })
}

/** What a page shows that is given this. */
const shownBy = (initialState: Parameters<typeof createSession>[0]['initialState']) =>
  createSession({
    backend: idleBackend('none', () => new Promise<never>(() => {})),
    initialState: initialState ?? null,
  }).store.getState()

test('is the person whom the token describes, read without a request, in the shape that hooks give', async () => {
  const { client, asked } = setUp()
  const { user, identityToken } = await delegator()
  await client.getInitialState(withCookie(identityToken!)) // reads the keys
  asked.length = 0
  const initialState = await client.getInitialState(withCookie(identityToken!))
  expect(asked).toEqual([])
  expect(initialState!.identityToken).toBeNull()
  expect(shownBy(initialState)).toMatchObject({ status: 'signedIn', error: null })
  const [shown] = initialState!.user.linkedAccounts.filter(({ type }) => type === 'wallet')
  const { id, address, chainType, walletClientType } = user.wallet!
  expect(shown).toMatchObject({ id, address, chainType, walletClientType, delegated: true })
  expect(initialState!.user).toMatchObject({ id: user.id, createdAt: user.createdAt, mfaMethods: [] })
  expect(JSON.stringify(initialState)).not.toContain(identityToken)
})

test('takes Next’s cookies, a header and a request of Node alike', async () => {
  const { client } = setUp()
  const { user, identityToken } = await testPerson(server)
  for (const request of [
    { get: (name: string) => (name === 'latchkey-id-token' ? { value: identityToken! } : undefined) },
    { headers: { 'privy-id-token': identityToken! } },
    { headers: { cookie: `a=b; privy-id-token=${identityToken}` } },
  ])
    expect((await client.getInitialState(request))?.user.id).toBe(user.id)
})

test('reads at the server whoever has more accounts than a token has room for', async () => {
  const { client, asked } = setUp()
  const mailed = email()
  const wallets = Array.from({ length: 98 }, () => ({
    type: 'wallet' as const,
    chainType: 'ethereum' as const,
    address: addressOf(newEvmKey())!,
  }))
  const { id } = await client.importUser({ linkedAccounts: [mailed, ...wallets] })
  const { identityToken } = await byMail(server, mailed.address)
  asked.length = 0
  const initialState = await client.getInitialState(withCookie(identityToken!))
  expect(initialState!.user.linkedAccounts).toHaveLength(99)
  expect(asked.map(({ url }) => new URL(url).pathname)).toContain(`/api/v1/users/${encodeURIComponent(id)}`)
})

test('nobody is known without a token, with one that has lapsed, is forged or is no token at all; a log hears why', async () => {
  const { client } = setUp()
  const { identityToken } = await testPerson(server)
  const heard: string[] = []
  const onError = ({ code }: LatchkeyError) => void heard.push(code)
  expect(await client.getInitialState(new Request('http://app.test'), { onError })).toBeNull()
  expect(await client.getInitialState(withCookie('no token'), { onError })).toBeNull()
  expect(heard).toEqual([])
  expect(await client.getInitialState(withCookie(`${identityToken!.slice(0, -8)}AAAAAAAA`), { onError })).toBeNull()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 })
  const { client: later } = setUp({ clockTolerance: 0 })
  expect(await later.getInitialState(withCookie(identityToken!), { onError })).toBeNull()
  vi.useRealTimers()
  expect(heard).toEqual(['token_invalid', 'token_expired'])
})

test('a server out of reach leaves it open who is there; a wrong set-up is said aloud', async () => {
  const { identityToken } = await testPerson(server)
  const onError = vi.fn()
  const { client: alone } = setUp({ handler: () => Promise.reject(new TypeError('Failed to fetch')), retries: 0 })
  expect(await alone.getInitialState(withCookie(identityToken!), { onError })).toBeNull()
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'backend_unreachable' }))
  const { client: wrong } = setUp({ verificationKey: 'no key' })
  await expect(wrong.getInitialState(withCookie(identityToken!))).rejects.toMatchObject({ code: 'config_invalid' })
})

test('inside a page no name of anybody’s ends the script, opens a comment or breaks a line', async () => {
  const { client } = setUp()
  const hostile = '</script><script>alert(1)</script><!-- & \u2028\u2029'
  const { id } = await client.importUser({
    linkedAccounts: [{ type: 'telegram', telegramUserId: crypto.randomUUID(), firstName: hostile }],
  })
  const initialState = { user: await client.getUser(id), identityToken: null }
  const html = initialStateScript(initialState)
  const [, json] = /^<script type="application\/json" id="latchkey-state">([^<>&/\u2028\u2029]*)<\/script>$/.exec(html)!
  expect(snapshot.decode(JSON.parse(json!))).toEqual(initialState)
  expect(initialStateScript(null)).toContain('>null<')
})
