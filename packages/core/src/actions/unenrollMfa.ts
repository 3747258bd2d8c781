import type { Session } from '../session/createSession.ts'
import type { OldFactor } from '../types/Mfa.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Takes a second factor from the person, and gives the person. */
export async function unenrollMfa(session: Session, factor: OldFactor): Promise<User> {
  return (await change(session, 'unenrollMfa', { ...factor })).user
}
