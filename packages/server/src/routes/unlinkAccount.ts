import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { accountName } from '../people/accountName.ts'
import { findUser, userNotFound } from '../people/findUser.ts'
import { guestAccount } from '../people/guestAccount.ts'
import type { AccountName, AccountRow } from '../store/Store.ts'

/** Takes an account from a person, at the wish of the app's server. */
export const unlinkAccount = route(endpoints.unlinkAccount, async ({ server, param }, { type, handle }) => {
  const id = param('id')
  const found = await server.store.users.get(id, server.now())
  if (!found) throw userNotFound()
  const { key } = await accountName(type as AccountName['type'], handle)
  const account = found.accounts.find(isNamed(type, [key, handle]))
  if (!account) throw notLinked(type)
  assertUnlinkable(account)
  const outcome = await server.store.users.unlink(id, account, {
    ts: server.now(),
    actor: 'app',
    event: 'account.unlinked',
    subject: account.type,
    detail: { type: account.type },
  })
  if (outcome === 'not_linked') throw notLinked(type)
  if (outcome === 'last_account')
    throw new LatchkeyError(
      'cannot_unlink_sole_account',
      'This is the only account the person can sign in with, so it stays. Delete the person if that is meant.',
    )
  return findUser(server, id)
})

/** An account is named by what makes it one of its kind, or by its username. */
const isNamed = (type: string, names: string[]) => (account: AccountRow) => {
  const username = account.data['username']
  const known = [account.key, ...(typeof username === 'string' ? [username] : [])].map((name) => name.toLowerCase())
  return account.type === type && type !== guestAccount && names.some((name) => known.includes(name.toLowerCase()))
}

function assertUnlinkable({ type, data }: AccountRow): void {
  if (data['connector_type'] === 'embedded')
    throw new LatchkeyError('cannot_unlink_embedded_wallet', 'An embedded wallet stays with its person.')
  if (type === 'passkey')
    throw new LatchkeyError(
      'not_supported',
      'A passkey may be what opens the person’s wallets, so only they can remove it, signed in.',
    )
}

const notLinked = (type: string) =>
  new LatchkeyError('linked_account_not_found', `The person has no ${type.slice(0, 64)} account of this name.`)
