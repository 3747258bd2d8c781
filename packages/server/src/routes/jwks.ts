import { page, type Call } from '../http/route.ts'
import { assertApp } from './app.ts'

/** The key that verifies tokens (RFC 7517), where the web looks for it. */
export const jwks = page('GET', '/.well-known/jwks.json', answerKeys)

/** The keys that verify tokens, where Privy's clients look for them. */
export const appJwks = page('GET', '/apps/:appId/jwks.json', (call) => {
  assertApp(call)
  return answerKeys(call)
})

async function answerKeys({ server }: Call): Promise<Response> {
  const { kid, publicJwk } = await server.keys.token()
  const keys = [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }]
  return Response.json({ keys }, { headers: { 'cache-control': 'public, max-age=600' } })
}
