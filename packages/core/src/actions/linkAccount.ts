import type { Session } from '../session/createSession.ts'
import type { AccountProof } from '../types/AccountProof.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Links an account that the person shows to be theirs, and gives the person. */
export async function linkAccount(session: Session, proof: AccountProof): Promise<User> {
  return (await change(session, 'linkAccount', { ...proof })).user
}
