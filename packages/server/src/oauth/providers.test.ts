import type { OAuthProvider } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { exportJWK, exportPKCS8, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { sha256 } from '../bytes.ts'
import { origin, testServer } from '../testServer.test.kit.ts'
import type { OAuthOptions } from './OAuthOptions.ts'

const { publicKey, privateKey } = await generateKeyPair('RS256')
const appleKey = await generateKeyPair('ES256', { extractable: true })
afterEach(() => vi.unstubAllGlobals())

const credentials = { clientId: 'app', clientSecret: 'secret' }
const oauth: OAuthOptions = {
  google: credentials,
  apple: { clientId: 'app', teamId: 'TEAM', keyId: 'KEY', privateKey: await exportPKCS8(appleKey.privateKey) },
  discord: credentials,
  github: credentials,
  linkedin: credentials,
  spotify: credentials,
  instagram: credentials,
  tiktok: credentials,
  twitter: credentials,
  line: credentials,
  twitch: credentials,
}

interface Asked {
  url: string
  headers: Headers
  body: URLSearchParams
}

/** Answers in the place of the providers, as their pages for developers print it. */
function stand(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, { headers, body }: RequestInit = {}) => {
    asked.push({ url, headers: new Headers(headers), body: new URLSearchParams(body as string) })
    const answer = answers[url]
    return answer === undefined ? Response.json({ message: 'not found' }, { status: 404 }) : Response.json(answer)
  })
  return asked
}

const codeVerifier = 'v'.repeat(43)

/** Goes through it all, but for the provider's own pages; `idToken` is signed for this sign-in. */
async function signIn(provider: OAuthProvider, answers: Record<string, unknown>, idToken?: Record<string, unknown>) {
  const asked = stand(answers)
  const server = await testServer({ oauth })
  const stateCode = 's'.repeat(48)
  const codeChallenge = await sha256(codeVerifier)
  const init = { provider, redirectTo: `${origin}/`, codeChallenge, stateCode }
  const sentTo = new URL((await server.ask(endpoints.initOAuth, init)).url)
  const { searchParams } = sentTo
  if (idToken) {
    const claims = { aud: 'app', nonce: searchParams.get('nonce'), ...idToken }
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuedAt()
    const id_token = await signed.setExpirationTime('5m').sign(privateKey)
    answers[tokenUrlOf(answers)] = { access_token: 'token', token_type: 'Bearer', expires_in: 3600, id_token }
  }
  const returned = new URLSearchParams({ code: 'code', state: searchParams.get('state')! })
  const path = `/api/v1/oauth/callback/${provider}`
  const form = { origin: 'https://appleid.apple.com', 'content-type': 'application/x-www-form-urlencoded' }
  const back = searchParams.get('response_mode')
    ? new Request(`http://server.test${path}`, { method: 'POST', headers: form, body: returned })
    : new Request(`http://server.test${path}?${returned}`)
  const page = new URL((await server.handle(back)).headers.get('location')!)
  const authorizationCode = page.searchParams.get('privy_oauth_code')!
  const { user } = await server.ask(endpoints.loginWithOAuth, { authorizationCode, stateCode, codeVerifier })
  return { account: user.linkedAccounts[0], sentTo, asked }
}

const tokenUrlOf = (answers: Record<string, unknown>) => Object.keys(answers).find((url) => /token/i.test(url))!

const openid = async (issuer: string, tokenUrl: string) => ({
  [`${issuer}/.well-known/openid-configuration`]: {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: tokenUrl,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  },
  [`${issuer}/keys`]: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] },
  [tokenUrl]: {},
})
const google = () => openid('https://accounts.google.com', 'https://oauth2.googleapis.com/token')
const apple = () => openid('https://appleid.apple.com', 'https://appleid.apple.com/auth/token')

test('Google’s signed token says who somebody is', async () => {
  const claims = {
    iss: 'https://accounts.google.com',
    sub: '117',
    email: 'Ada@Gmail.com',
    email_verified: true,
    name: 'Ada',
  }
  const { account, sentTo } = await signIn('google', await google(), claims)
  expect(account).toMatchObject({ type: 'google_oauth', subject: '117', email: 'ada@gmail.com', name: 'Ada' })
  expect(Object.fromEntries(sentTo.searchParams)).toMatchObject({
    client_id: 'app',
    redirect_uri: 'http://server.test/api/v1/oauth/callback/google',
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  })
})

test('a Google account without a verified address is refused', async () => {
  const claims = { iss: 'https://accounts.google.com', sub: '117', email: 'ada@acme.example', email_verified: false }
  await expect(signIn('google', await google(), claims)).rejects.toMatchObject({ code: 'oauth_unexpected' })
})

test('Apple sends people back by a form, and is shown a secret that the app’s key signed', async () => {
  const claims = { iss: 'https://appleid.apple.com', sub: '001.a.1', email: 'ada@icloud.com', email_verified: 'true' }
  const { account, asked } = await signIn('apple', await apple(), claims)
  expect(account).toMatchObject({ type: 'apple_oauth', subject: '001.a.1', email: 'ada@icloud.com' })
  const secret = asked.find(({ url }) => url.endsWith('/auth/token'))!.body.get('client_secret')!
  const { payload, protectedHeader } = await jwtVerify(secret, appleKey.publicKey)
  expect(payload).toMatchObject({ iss: 'TEAM', sub: 'app', aud: 'https://appleid.apple.com' })
  expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: 'KEY' })
})

const bearer = { access_token: 'token', token_type: 'bearer' }

test.each<[OAuthProvider, Record<string, unknown>, object]>([
  [
    'discord',
    {
      'https://discord.com/api/oauth2/token': bearer,
      'https://discord.com/api/v10/users/@me': {
        id: '80351110224678912',
        username: 'nelly',
        discriminator: '0',
        verified: true,
        email: 'nelly@discord.com',
      },
    },
    { subject: '80351110224678912', username: 'nelly#0', email: 'nelly@discord.com' },
  ],
  [
    'discord',
    {
      'https://discord.com/api/oauth2/token': bearer,
      'https://discord.com/api/v10/users/@me': { id: '80', username: 'nelly', verified: false, email: 'victim@x.com' },
    },
    { subject: '80', username: 'nelly#0', email: null },
  ],
  [
    'github',
    {
      'https://github.com/login/oauth/access_token': bearer,
      'https://api.github.com/user': { id: 583231, login: 'octocat', name: 'The Octocat', email: 'shown@github.com' },
      'https://api.github.com/user/emails': [
        { email: 'other@github.com', primary: false, verified: true },
        { email: 'octocat@github.com', primary: true, verified: true },
      ],
    },
    { subject: '583231', username: 'octocat', name: 'The Octocat', email: 'octocat@github.com' },
  ],
  [
    'github',
    {
      'https://github.com/login/oauth/access_token': bearer,
      'https://api.github.com/user': { id: 1, login: 'eve', name: null, email: 'victim@x.com' },
      'https://api.github.com/user/emails': [{ email: 'victim@x.com', primary: true, verified: false }],
    },
    { subject: '1', username: 'eve', name: null, email: null },
  ],
  [
    'linkedin',
    {
      'https://www.linkedin.com/oauth/v2/accessToken': { ...bearer, id_token: 'not.looked.at' },
      'https://api.linkedin.com/v2/userinfo': {
        sub: '782bb',
        name: 'John Doe',
        email: 'd@e.com',
        email_verified: true,
      },
    },
    { subject: '782bb', name: 'John Doe', email: 'd@e.com', vanityName: null },
  ],
  [
    'spotify',
    {
      'https://accounts.spotify.com/api/token': bearer,
      'https://api.spotify.com/v1/me': { id: 'smedjan', display_name: 'JM', email: 'victim@x.com' },
    },
    { subject: 'smedjan', name: 'JM', email: null },
  ],
  [
    'instagram',
    {
      'https://api.instagram.com/oauth/access_token': { data: [{ access_token: 'token', user_id: 'x' }] },
      'https://graph.instagram.com/v23.0/me?fields=user_id,username': {
        data: [{ user_id: '17841405793187218', username: 'jayposiris' }],
      },
    },
    { subject: '17841405793187218', username: 'jayposiris' },
  ],
  [
    'tiktok',
    {
      'https://open.tiktokapis.com/v2/oauth/token/': { access_token: 'token', open_id: 'x', scope: 'user.info.basic' },
      'https://open.tiktokapis.com/v2/user/info/?fields=open_id,display_name,username': {
        data: { user: { open_id: '723f', display_name: 'Tik', username: 'tok' } },
        error: { code: 'ok' },
      },
    },
    { subject: '723f', username: 'tok', name: 'Tik' },
  ],
  [
    'twitter',
    {
      'https://api.x.com/2/oauth2/token': bearer,
      'https://api.x.com/2/users/me?user.fields=profile_image_url': {
        data: {
          id: '2244994945',
          name: 'X Dev',
          username: 'TwitterDev',
          profile_image_url: 'https://pbs.twimg.com/a.jpg',
        },
      },
    },
    { subject: '2244994945', username: 'TwitterDev', name: 'X Dev', profilePictureUrl: 'https://pbs.twimg.com/a.jpg' },
  ],
  [
    'line',
    {
      'https://api.line.me/oauth2/v2.1/token': bearer,
      'https://api.line.me/v2/profile': {
        userId: 'U4af',
        displayName: 'Brown',
        pictureUrl: 'https://profile.line-scdn.net/a',
      },
    },
    { subject: 'U4af', name: 'Brown', email: null, profilePictureUrl: 'https://profile.line-scdn.net/a' },
  ],
  [
    'twitch',
    {
      'https://id.twitch.tv/oauth2/token': { ...bearer, scope: ['user:read'] },
      'https://api.twitch.tv/helix/users': { data: [{ id: '141981764', login: 'twitchdev', email: 'victim@x.com' }] },
    },
    { subject: '141981764', username: 'twitchdev' },
  ],
])('%s says who somebody is, and an address only where it verified it', async (provider, answers, expected) => {
  const { account, sentTo, asked } = await signIn(provider, answers)
  expect(account).toMatchObject({ type: `${provider}_oauth`, ...expected })
  const challenged = !['linkedin', 'instagram', 'twitch'].includes(provider)
  const traded = asked.find(({ url }) => url === tokenUrlOf(answers))!
  expect([sentTo.searchParams.has('code_challenge'), traded.body.has('code_verifier')]).toEqual([
    challenged,
    challenged,
  ])
  const shown = traded.headers.get('authorization') ?? traded.body.get('client_secret')
  expect(shown).toBe(provider === 'twitter' ? `Basic ${btoa('app:secret')}` : 'secret')
  expect(asked.at(-1)!.headers.get('authorization')).toBe('Bearer token')
})

test.each([
  ['nothing', {}],
  ['an error', { error: 'access_denied' }],
  ['somebody without an id', { data: [{ login: 'twitchdev' }] }],
  ['a list', []],
])('a provider that says %s of somebody is refused', async (_what, answer) => {
  const answers = { 'https://id.twitch.tv/oauth2/token': bearer, 'https://api.twitch.tv/helix/users': answer }
  await expect(signIn('twitch', answers)).rejects.toMatchObject({ status: 401, code: 'oauth_unexpected' })
})

test.each<[string, object, object?]>([
  ['a provider without a secret', { google: { clientId: 'app' } }],
  ['a provider that nobody knows', { acme: credentials }],
  ['an issuer that anybody can answer for', { 'custom:acme': { ...credentials, issuer: 'http://id.acme.example' } }],
  ['the name that guests are remembered by', { 'custom:guest': { ...credentials, issuer: 'https://id.acme.example' } }],
  ['an icon that is no https: address', { 'custom:a': { ...credentials, issuer: 'https://a.example', iconUrl: 'x' } }],
  ['a place to come back to that is a script', {}, { oauthRedirectUrls: ['javascript:alert(1)'] }],
  ['a place to come back to that is none', {}, { oauthRedirectUrls: ['/signed-in'] }],
  ['an address of its own with a path', {}, { publicUrl: 'https://wallet.example/api' }],
])('%s is refused at the start', async (_what, given, more = {}) => {
  await expect(testServer({ oauth: given as OAuthOptions, ...more })).rejects.toMatchObject({ code: 'config_invalid' })
})
