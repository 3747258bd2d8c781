import { page } from '../http/route.ts'

/** Every address of this server, as OpenAPI 3.1. */
export const openapi = page('GET', '/openapi.json', async () => {
  const { default: document } = await import('../openapi.json', { with: { type: 'json' } })
  return Response.json(document, { headers: { 'cache-control': 'public, max-age=3600' } })
})
