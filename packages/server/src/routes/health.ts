import { page } from '../http/route.ts'

/** The process answers. */
export const health = page('GET', '/healthz', () => Response.json({ ok: true }))

/** The process can do its work: the store answers and the keys open. */
export const ready = page('GET', '/readyz', async ({ server }) => {
  await server.store.ready()
  await Promise.all([server.keys.tokens.active(), server.keys.identity(), server.keys.refresh()])
  return Response.json({ ok: true })
})
