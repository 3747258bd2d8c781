import { page, type Call } from '../http/route.ts'
import { publishedMaxAge } from '../tokens/keySchedule.ts'
import { assertApp } from './app.ts'

/** The keys that verify tokens (RFC 7517), where the web looks for them. */
export const jwks = page('GET', '/.well-known/jwks.json', answerKeys)

/** The keys that verify tokens, where Privy's clients look for them. */
export const appJwks = page('GET', '/apps/:appId/jwks.json', (call) => {
  assertApp(call)
  return answerKeys(call)
})

async function answerKeys({ server }: Call): Promise<Response> {
  const published = await server.keys.tokens.published()
  const keys = published.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'ES256', use: 'sig' }))
  return Response.json({ keys }, { headers: { 'cache-control': `public, max-age=${publishedMaxAge}` } })
}
