import { LatchkeyError, type User } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AccountName } from '../store/Store.ts'
import { notLinked } from './linkAccount.ts'
import { readUser } from './readUser.ts'

/** Takes an account from the person, unless it is their only way in or a wallet that was made here. */
export async function unlinkAccount(server: Server, userId: string, { type, key }: AccountName): Promise<User> {
  const { users } = server.store
  const found = await users.get(userId, server.now())
  const account = found?.accounts.find((each) => each.type === type && each.key === key)
  if (account?.data['connector_type'] === 'embedded')
    throw new LatchkeyError(
      'cannot_unlink_embedded_wallet',
      'This wallet was made here, so it stays with the person. Only external wallets can be unlinked.',
    )
  const isPasskey = type === 'passkey'
  const outcome = await users.unlink(
    userId,
    { type, key },
    {
      ts: server.now(),
      actor: 'user',
      event: isPasskey ? 'passkey.removed' : 'account.unlinked',
      subject: isPasskey ? key : type,
      detail: { type },
    },
  )
  if (outcome === 'not_linked') throw notLinked()
  if (outcome === 'last_account') throw lastWayIn()
  return readUser(server, userId)
}

/** Without this account the person would be locked out. */
export const lastWayIn = () =>
  new LatchkeyError(
    'cannot_unlink_sole_account',
    'This is the only account that the person can sign in with. Link another one first.',
  )
