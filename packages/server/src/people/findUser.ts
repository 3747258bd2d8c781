import { LatchkeyError, type User } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { describeUser } from './readUser.ts'

/** A person as the app's server asks for them. */
export async function findUser(server: Server, userId: string | null): Promise<User> {
  const found = userId === null ? null : await server.store.users.get(userId, server.now())
  if (!found) throw userNotFound()
  return describeUser(server, found)
}

/** Nobody is who the app's server asked for. */
export const userNotFound = () =>
  new LatchkeyError(
    'user_not_found',
    'Nobody here fits. Check the id or the account, and that the person was not deleted.',
  )
