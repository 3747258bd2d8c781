import * as endpoints from '@latchkey/core/endpoints'
import { afterAll, expect, test } from 'vitest'
import { client, goThere, openIdentityProvider } from '../../../../tests/setup/openIdentityProvider.ts'
import { sha256 } from '../bytes.ts'
import type { Ask } from '../testClient.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

const callback = 'http://server.test/api/v1/oauth/callback/custom:acme'
const provider = await openIdentityProvider({ redirectUris: [callback] })
afterAll(() => provider.close())

const acme = { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, name: 'Acme' }
const withAcme = (options: Parameters<typeof testServer>[0] = {}) =>
  testServer({ oauth: { 'custom:acme': acme }, ...options })
const codeVerifier = 'v'.repeat(43)
const begin = async (server: TestServer, as?: Ask) =>
  server.ask(
    endpoints.initOAuth,
    {
      provider: 'custom:acme',
      redirectTo: `${origin}/`,
      codeChallenge: await sha256(codeVerifier),
      stateCode: 's'.repeat(48),
    },
    as,
  )

/** Goes to the provider and comes back to the page; gives what it came back with. */
async function comeBack(server: TestServer, url: string) {
  const back = await goThere(url)
  const answer = await server.handle(new Request(back))
  expect(answer.status).toBe(303)
  return proofOf(answer)
}

const proofOf = (answer: Response) => {
  const { searchParams } = new URL(answer.headers.get('location')!)
  return {
    authorizationCode: searchParams.get('privy_oauth_code')!,
    stateCode: searchParams.get('privy_oauth_state')!,
    codeVerifier,
  }
}

test('whom the provider names signs up, and is the same person the next time', async () => {
  const server = await withAcme()
  const first = await server.ask(endpoints.loginWithOAuth, await comeBack(server, (await begin(server)).url))
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
  const second = await server.ask(endpoints.loginWithOAuth, await comeBack(server, (await begin(server)).url))
  expect(second).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
})
