import type { Session } from '../session/createSession.ts'
import type { NewFactor } from '../types/Mfa.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Makes an authenticator app, or passkeys, a second factor of the person, and gives the person. */
export async function submitEnrollMfa(session: Session, factor: NewFactor): Promise<User> {
  return (await change(session, 'submitEnrollMfa', { ...factor })).user
}
