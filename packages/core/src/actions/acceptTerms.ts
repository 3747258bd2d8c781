import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Notes that the person agreed to the app's terms, and gives the person. */
export async function acceptTerms(session: Session): Promise<User> {
  return (await change(session, 'acceptTerms', {})).user
}
