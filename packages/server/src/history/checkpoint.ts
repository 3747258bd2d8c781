import type { AuditHead } from '@latchkey/core'
import { checkpointText } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { signAsServer } from './signAsServer.ts'

/** Signs a person's history as it stands, so that the server cannot tell another one later. */
export async function checkpoint(server: Server, userId: string, head: AuditHead): Promise<void> {
  const ts = server.now()
  const signed = await signAsServer(server, checkpointText({ appId: server.appId, userId, ...head, ts }))
  await server.store.audit.sign(userId, head.seq, { ...signed, ts })
}

/** The same, at every so many lines. What was released stays so if this fails: a later line is signed, and covers it. */
export async function checkpointWhenDue(server: Server, userId: string, head: AuditHead): Promise<void> {
  if (head.seq % every === 0) await checkpoint(server, userId, head).catch(() => {})
}

const every = 50
