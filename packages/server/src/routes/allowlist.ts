import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { AllowlistEntry } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { invitedName } from '../people/allowlist.ts'
import type { Server } from '../Server.ts'
import type { AllowlistRow } from '../store/Store.ts'
import { assertApp } from './app.ts'

/** Lists who may sign up. */
export const getAllowlist = route(endpoints.getAllowlist, async (call) => {
  assertApp(call)
  const rows = await call.server.store.allowlist.list()
  return rows.map((row) => entry(call.server, row))
})

/** Lets an address sign up. */
export const inviteToAllowlist = route(endpoints.inviteToAllowlist, async (call, invitation) => {
  assertApp(call)
  const { server } = call
  const name = await invitedName(invitation)
  const row = { id: crypto.randomUUID(), ...name, createdAt: server.now(), acceptedAt: null }
  return entry(server, await server.store.allowlist.add(row))
})

/** Takes an invitation back. */
export const removeFromAllowlist = route(endpoints.removeFromAllowlist, async (call, invitation) => {
  assertApp(call)
  const { type, value } = await invitedName(invitation)
  if (!(await call.server.store.allowlist.remove(type, value)))
    throw new LatchkeyError('not_found', `This ${type} is not on the allowlist.`)
  return { message: 'Removed from the allowlist.' }
})

const entry = ({ appId }: Server, { id, type, value, acceptedAt }: AllowlistRow): AllowlistEntry => ({
  id,
  appId,
  type,
  value,
  acceptedAt,
})
