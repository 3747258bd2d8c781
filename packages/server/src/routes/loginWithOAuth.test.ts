import * as endpoints from '@latchkey/core/endpoints'
import { afterEach, expect, test } from 'vitest'
import { goThere } from '../../../../tests/setup/openIdentityProvider.ts'
import { sha256 } from '../bytes.ts'
import type { Ask } from '../testClient.test.kit.ts'
import {
  acme,
  begin,
  callback,
  login,
  proofOf,
  provider,
  resetProvider,
  travel,
  unexpected,
  withAcme,
} from '../testOAuth.test.kit.ts'
import { app, origin } from '../testServer.test.kit.ts'
import { byMail, guest } from '../testSignIn.test.kit.ts'

afterEach(resetProvider)

test('whom the provider names signs up, and is the same person the next time', async () => {
  const server = await withAcme()
  const first = await login(server)
  expect(first).toMatchObject({ isNewUser: true })
  expect(first.user.linkedAccounts).toMatchObject([
    {
      type: 'custom:acme',
      subject: 'ada-42',
      email: 'ada@example.com',
      name: 'Ada',
      username: 'ada',
      profilePictureUrl: 'https://id.acme.example/ada.png',
    },
  ])
  provider.person.preferred_username = 'lovelace'
  const second = await login(server)
  expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
  expect(second.user.linkedAccounts).toMatchObject([{ username: 'lovelace', name: 'Ada' }])
})

test('nobody gets at a person by an address: the same one at a provider is somebody else', async () => {
  const server = await withAcme()
  const ada = await byMail(server, 'ada@example.com')
  for (const verified of [true, false]) {
    Object.assign(provider.person, { sub: `eve-${verified}`, email_verified: verified })
    const eve = await login(server)
    expect(eve).toMatchObject({ isNewUser: true })
    expect(eve.user.id).not.toBe(ada.user.id)
  }
  const found = await server.ask(endpoints.getUserByEmail, { address: 'ada@example.com' }, { app })
  expect(found.id).toBe(ada.user.id)
})

test('an address that the provider has not verified is not kept, and opens no door that an invitation opens', async () => {
  const server = await withAcme({ allowlist: true })
  await server.ask(endpoints.inviteToAllowlist, { type: 'email', value: 'ada@example.com' }, invite)
  provider.person.email_verified = false
  await expect(login(server)).rejects.toMatchObject({ code: 'allowlist_rejected' })
  provider.person.email_verified = true
  const { user } = await login(server)
  expect(user.linkedAccounts).toMatchObject([{ email: 'ada@example.com' }])

  Object.assign(provider.person, { sub: 'bob', email_verified: false })
  const open = await withAcme()
  expect((await login(open)).user.linkedAccounts).toMatchObject([{ subject: 'bob', email: null }])
})
const invite = { app, params: { appId: 'latchkey-test-app-0000000' } }

test('a code works once, for the page that has the verifier and knows its state', async () => {
  const server = await withAcme()
  const tried = async (change: object) =>
    server.ask(endpoints.loginWithOAuth, { ...proofOf(await travel(server)), ...change })
  await expect(tried({ codeVerifier: 'w'.repeat(43) })).rejects.toMatchObject(unexpected)
  await expect(tried({ stateCode: 't'.repeat(48) })).rejects.toMatchObject(unexpected)
  await expect(tried({ authorizationCode: 'x'.repeat(43) })).rejects.toMatchObject(unexpected)
  await expect(tried({ codeType: 'raw' })).rejects.toMatchObject({ code: 'not_supported' })
  const proof = proofOf(await travel(server))
  await server.ask(endpoints.loginWithOAuth, proof)
  await expect(server.ask(endpoints.loginWithOAuth, proof)).rejects.toMatchObject(unexpected)
})

test('of many who bring one code at once, one is let in', async () => {
  const server = await withAcme()
  const proof = proofOf(await travel(server))
  const all = await Promise.allSettled(Array.from({ length: 16 }, () => server.ask(endpoints.loginWithOAuth, proof)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('what takes too long is begun again', async () => {
  const server = await withAcme()
  const late = await goThere((await begin(server)).url)
  server.clock.now += 601_000
  expect((await server.handle(new Request(late))).status).toBe(401)
  const proof = proofOf(await travel(server))
  server.clock.now += 301_000
  await expect(server.ask(endpoints.loginWithOAuth, proof)).rejects.toMatchObject(unexpected)
})

test('a return that was not begun here, or comes twice, leads nowhere', async () => {
  const server = await withAcme()
  for (const query of ['', '?code=x', '?code=x&state=forged', '?code=x&code=y&state=a', '?error=access_denied']) {
    const answer = await server.handle(new Request(`${callback}/custom:acme${query}`))
    expect([answer.status, answer.headers.get('location')], query).toEqual([401, null])
  }
  const returned = await goThere((await begin(server)).url)
  expect((await server.handle(new Request(`${returned}&code=other`))).status).toBe(401)
  expect((await server.handle(new Request(returned))).status).toBe(303)
  expect((await server.handle(new Request(returned))).status).toBe(401)
})

test('one provider cannot answer for another', async () => {
  const server = await withAcme({ oauth: { 'custom:acme': acme, 'custom:other': acme } })
  const answer = await travel(server, { back: (url) => url.replace('custom:acme', 'custom:other') })
  expect(answer.status).toBe(401)
  const elsewhere = travel(server, { back: (url) => url.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example') })
  await expect(server.ask(endpoints.loginWithOAuth, proofOf(await elsewhere))).rejects.toMatchObject(unexpected)
})

test.each<[string, (url: string) => string]>([
  ['whose nonce is another one', (url) => url.replace(/nonce=[^&]+/, 'nonce=other')],
  [
    'that was asked for with another challenge',
    (url) => url.replace(/code_challenge=[^&]+/, `code_challenge=${'A'.repeat(43)}`),
  ],
])('a sign-in %s is refused', async (_what, out) => {
  await expect(login(await withAcme(), { out })).rejects.toMatchObject(unexpected)
})

test('who says no is sent back, and told so', async () => {
  const server = await withAcme()
  provider.person.sub = ''
  await expect(login(server)).rejects.toMatchObject({ status: 403, code: 'oauth_user_denied' })
  const failed = travel(server, { back: (url) => url.replace('access_denied', 'server_error') })
  await expect(server.ask(endpoints.loginWithOAuth, proofOf(await failed))).rejects.toMatchObject(unexpected)
})

test.each([
  'http://localhost:5173/elsewhere',
  'http://localhost:5173/?next=elsewhere',
  'http://localhost:5173.evil.example/',
  'http://user@localhost:5173/',
  'https://evil.example/',
  'javascript://localhost:5173/%0aalert(1)',
])('nobody is sent back to %s, which is not listed', async (redirectTo) => {
  const refusal = { status: 403, code: 'oauth_redirect_not_allowed' }
  await expect(begin(await withAcme(), { redirectTo })).rejects.toMatchObject(refusal)
})

test('a listed address may be a page or an app', async () => {
  const oauthRedirectUrls = [`${origin}/elsewhere?tab=1`, 'com.example.app://signed-in']
  const server = await withAcme({ oauthRedirectUrls })
  for (const redirectTo of oauthRedirectUrls) {
    const returned = await goThere((await begin(server, { redirectTo })).url)
    const answer = await server.handle(new Request(returned))
    expect(answer.headers.get('location')).toContain(redirectTo)
  }
  await expect(begin(server)).rejects.toMatchObject({ code: 'oauth_redirect_not_allowed' })
})

test('a guest who links is a guest no more', async () => {
  const server = await withAcme()
  const { token, user } = await guest(server)
  const linked = await server.ask(endpoints.linkOAuth, proofOf(await travel(server, { as: { token } })), { token })
  expect(linked).toMatchObject({ id: user.id, isGuest: false })
})

test('a link is for whom began it, one of a kind, and nobody else’s', async () => {
  const server = await withAcme()
  const [ada, eve] = [await byMail(server, 'ada@example.com'), await byMail(server, 'eve@example.com')]
  const link = async (as: Ask, began = as) =>
    server.ask(endpoints.linkOAuth, proofOf(await travel(server, { as: began })), as)
  await expect(link(eve, ada)).rejects.toMatchObject(unexpected)
  await expect(link(eve, {})).rejects.toMatchObject(unexpected)
  await link(ada)
  await expect(link(eve)).rejects.toMatchObject({ status: 422, code: 'linked_to_another_user' })
  provider.person.sub = 'ada-43'
  await expect(link(ada)).rejects.toMatchObject({ status: 422, code: 'cannot_link_more_of_type' })
  const unlink = (subject: string) => server.ask(endpoints.unlinkOAuth, { provider: 'custom:acme', subject }, ada)
  await expect(unlink('ada-43')).rejects.toMatchObject({ code: 'linked_account_not_found' })
  expect((await unlink('ada-42')).linkedAccounts).toMatchObject([{ type: 'email' }])
})

test('what remembers a guest is no account at a provider', async () => {
  const server = await withAcme()
  const { token } = await guest(server, 'g'.repeat(43))
  const unlink = server.ask(
    endpoints.unlinkOAuth,
    { provider: 'custom:guest', subject: await sha256('g'.repeat(43)) },
    { token },
  )
  await expect(unlink).rejects.toMatchObject({ code: 'linked_account_not_found' })
})
