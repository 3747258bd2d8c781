import * as endpoints from '@latchkey/core/endpoints'
import { generateKeyPair } from 'jose'
import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { client, goThere } from '../../../../tests/setup/openIdentityProvider.ts'
import { utf8 } from '../bytes.ts'
import {
  begin,
  instead,
  json,
  login,
  proofOf,
  provider,
  resetProvider,
  travel,
  unexpected,
  withAcme,
} from '../testOAuth.test.kit.ts'

afterEach(resetProvider)

test.each<[string, string, (response: ServerResponse) => void]>([
  ['is away', '/token', (response) => response.destroy()],
  ['is in trouble', '/token', (response) => response.writeHead(502).end('<h1>Bad Gateway</h1>')],
  ['never ends', '/token', endless],
  ['sends people elsewhere', '/token', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['cannot say who it is', '/me', (response) => response.writeHead(503).end()],
])('while a provider %s, the code may be tried again (fault 14)', async (_what, path, answer) => {
  const server = await withAcme()
  const proof = proofOf(await travel(server))
  instead(path, answer)
  await expect(server.ask(endpoints.loginWithOAuth, proof)).rejects.toMatchObject({
    status: 503,
    code: 'oauth_unavailable',
  })
  provider.between.answer = undefined
  // What has no end is not waited for.
  expect(sent).toBeLessThan(500)
  // What the provider counted as used it refuses itself.
  const again = server.ask(endpoints.loginWithOAuth, proof)
  if (path === '/token') expect(await again).toMatchObject({ isNewUser: true })
  else await expect(again).rejects.toMatchObject(unexpected)
})

/** Far more than anybody has to say. */
function endless(response: ServerResponse) {
  response.setHeader('content-type', 'application/json')
  const timer = setInterval(() => response.write(' '.repeat(65_536)) && sent++, 1)
  response.once('close', () => clearInterval(timer))
}
let sent = 0

test.each<[string, string, unknown]>([
  ['no token', '/token', {}],
  ['a list', '/token', []],
  ['a token that is none', '/token', { access_token: 'x', token_type: 'bearer', id_token: 'x.y.z' }],
  ['no signed token', '/token', { access_token: 'x', token_type: 'bearer' }],
  ['that the code is used', '/token', { error: 'invalid_grant' }],
  ['somebody else in its other answer', '/me', { sub: 'eve' }],
])('a provider that answers %s is refused', async (_what, path, answer) => {
  const server = await withAcme()
  const proof = proofOf(await travel(server))
  instead(path, json(answer))
  await expect(server.ask(endpoints.loginWithOAuth, proof)).rejects.toMatchObject(unexpected)
})

const now = Math.floor(Date.now() / 1000)
const stranger = await generateKeyPair('RS256')

test.each<[string, { claims?: object; key?: CryptoKey | Uint8Array; alg?: string; holds?: boolean }]>([
  ['as it should be', { holds: true }],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['for another app', { claims: { aud: 'other' } }],
  ['for another app, too', { claims: { aud: [client.id, 'other'] } }],
  ['that has ended', { claims: { exp: now - 3_600 } }],
  ['without an end', { claims: { exp: undefined } }],
  ['that has not begun', { claims: { nbf: now + 3_600 } }],
  ['of another sign-in', { claims: { nonce: 'other' } }],
  ['of no sign-in', { claims: { nonce: undefined } }],
  ['about nobody', { claims: { sub: undefined } }],
  ['about somebody with no visible name', { claims: { sub: 'ada\u200b42' } }],
  ['signed by somebody else', { key: stranger.privateKey }],
  ['signed by a secret that others know (fault 21)', { key: utf8(client.secret.padEnd(32)), alg: 'HS256' }],
])('a signed token %s is held to its word', async (_what, { claims, key, alg, holds }) => {
  const server = await withAcme()
  const { url } = await begin(server)
  const proof = proofOf(await server.handle(new Request(await goThere(url))))
  const said = { iss: provider.issuer, aud: client.id, sub: 'ada-42', iat: now, exp: now + 600 }
  const nonce = new URL(url).searchParams.get('nonce')!
  const idToken = await provider.sign({ ...said, nonce, ...claims }, key, alg)
  provider.between.answer = (request, response) => {
    if (request.url !== '/token' && request.url !== '/me') return false
    json(request.url === '/me' ? { sub: 'ada-42' } : { access_token: 'x', token_type: 'bearer', id_token: idToken })(
      response,
    )
    return true
  }
  const login = server.ask(endpoints.loginWithOAuth, proof)
  if (holds) expect(await login).toMatchObject({ isNewUser: true })
  else await expect(login).rejects.toMatchObject(unexpected)
})

test('a provider that is away from the start is trouble that may pass; one of another name never is the one', async () => {
  const server = await withAcme()
  instead('/.well-known/', (response) => response.writeHead(500).end())
  await expect(begin(server)).rejects.toMatchObject({ status: 503, code: 'oauth_unavailable' })
  instead('/.well-known/', json({ issuer: 'https://evil.example', authorization_endpoint: 'https://evil.example/' }))
  await expect(begin(server)).rejects.toMatchObject(unexpected)
  provider.between.answer = undefined
  expect(await begin(server)).toMatchObject({ url: expect.stringContaining(provider.issuer) })
})

test('what a provider says of somebody is cut to what can be kept', async () => {
  const server = await withAcme()
  Object.assign(provider.person, {
    name: `Ada\u202e\u0000${'x'.repeat(400)}😀`,
    picture: 'http://id.acme.example/a.png',
  })
  const { user } = await login(server)
  expect(user.linkedAccounts).toMatchObject([{ name: `Ada${'x'.repeat(251)}`, profilePictureUrl: null }])
})
