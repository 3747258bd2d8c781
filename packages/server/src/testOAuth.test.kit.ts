import * as endpoints from '@latchkey/core/endpoints'
import type { OAuthInit } from '@latchkey/core/wire'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { client, goThere, openIdentityProvider } from '../../../tests/setup/openIdentityProvider.ts'
import { sha256 } from './bytes.ts'
import type { Ask } from './testClient.test.kit.ts'
import { origin, testServer, type TestServer } from './testServer.test.kit.ts'

/** Where the provider sends people back to, without its name. */
export const callback = 'http://server.test/api/v1/oauth/callback'
/** One for all tests of a process, and for as long as it lives. */
export const provider = await openIdentityProvider({
  redirectUris: [`${callback}/custom:acme`, `${callback}/custom:other`],
})
const person = { ...provider.person }
/** For after each test: the provider answers by itself again, and of the same person. */
export function resetProvider() {
  provider.between.answer = undefined
  Object.assign(provider.person, person)
}

/** How the app is registered there. */
export const acme = { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, name: 'Acme' }
/** A server that knows the provider. */
export const withAcme = (options: Parameters<typeof testServer>[0] = {}) =>
  testServer({ oauth: { 'custom:acme': acme }, ...options })
const codeVerifier = 'v'.repeat(43)

/** Begins signing in; gives where to go. */
export const begin = async (server: TestServer, { as, ...changes }: Partial<OAuthInit> & { as?: Ask } = {}) =>
  server.ask(
    endpoints.initOAuth,
    {
      provider: 'custom:acme',
      redirectTo: `${origin}/`,
      codeChallenge: await sha256(codeVerifier),
      stateCode: 's'.repeat(48),
      ...changes,
    },
    as,
  )

/** What the page finds in its address. */
export const proofOf = (answer: Response) => {
  const { searchParams } = new URL(answer.headers.get('location')!)
  return {
    authorizationCode: searchParams.get('privy_oauth_code')!,
    stateCode: searchParams.get('privy_oauth_state')!,
    codeVerifier,
  }
}

/** Goes to the provider and comes back to the page. `out` changes what the provider is asked, `back` what it sends back. */
export async function travel(server: TestServer, { as, out = same, back = same }: Travel = {}) {
  const returned = await goThere(out((await begin(server, as ? { as } : {})).url))
  return server.handle(new Request(back(returned.href)))
}
const same = (url: string) => url
interface Travel {
  as?: Ask
  out?: (url: string) => string
  back?: (url: string) => string
}

/** Signs in by way of the provider. */
export const login = async (server: TestServer, options?: Travel) =>
  server.ask(endpoints.loginWithOAuth, proofOf(await travel(server, options)))

/** Puts another answer in the place of what the provider says at an address. */
export function instead(path: string, answer: (response: ServerResponse) => void) {
  provider.between.answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url!.startsWith(path)) return false
    answer(response)
    return true
  }
}

/** An answer of one's own. */
export const json = (value: unknown) => (response: ServerResponse) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
}

/** How what does not hold is refused. */
export const unexpected = { status: 401, code: 'oauth_unexpected' }
