import type { User } from '@latchkey/core'
import type { UserCall } from '../http/route.ts'
import { assertSigned } from '../http/signedRoute.ts'
import { isNamed, isWayIn } from '../store/isWayIn.ts'
import type { AccountName } from '../store/Store.ts'
import { unlinkAccount } from './unlinkAccount.ts'

/**
 * Takes an account from the person who asks. Where it is the last way in beside passkeys, one of these must sign for it: that
 * shows that it works, and a stolen session cannot take away what the person would come back with.
 */
export async function unlinkOwn(call: UserCall, name: AccountName): Promise<User> {
  const { server, session } = call
  const found = await server.store.users.get(session.userId, server.now())
  const waysIn = (found?.accounts ?? []).filter(isWayIn)
  const left = waysIn.filter((account) => !isNamed(name)(account))
  const isLastBesidePasskeys = left.length > 0 && left.every(({ type }) => type === 'passkey')
  if (left.length < waysIn.length && isLastBesidePasskeys) await assertSigned(call)
  return unlinkAccount(server, session.userId, name)
}
