import { LatchkeyError } from '@latchkey/core'
import { page } from '../http/route.ts'
import type { Server } from '../Server.ts'

/** The process answers. */
export const health = page('GET', '/healthz', () => Response.json({ ok: true }))

/** The process can do its work: the store answers and the keys open. */
export const ready = page('GET', '/readyz', async ({ server }) => {
  await server.store.ready()
  await server.checkKeks()
  await Promise.all([server.keys.tokens.active(), server.keys.identity(), server.keys.refresh()])
  await agreeWithLog(server)
  return Response.json({ ok: true })
})

/** Where the log of what ended is missing, nothing is signed; all else goes on. */
async function agreeWithLog({ tombstones }: Server): Promise<void> {
  await tombstones.settled().catch((error: unknown) => {
    if (!(error instanceof LatchkeyError && error.code === 'delegation_tombstones_missing')) throw error
  })
}
