import type { Session } from '../session/createSession.ts'
import type { AccountName } from '../types/AccountProof.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Takes an account from the person, and gives the person. The last way to sign in stays. */
export async function unlinkAccount(session: Session, account: AccountName): Promise<User> {
  return (await change(session, 'unlinkAccount', { ...account })).user
}
