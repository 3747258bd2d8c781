import type { Session } from '../session/createSession.ts'
import type { OAuthReturn } from '../types/OAuthProvider.ts'
import type { User } from '../types/User.ts'
import { change } from './change.ts'

/** Links who came back from a provider to the person, who began it signed in, and gives the person. */
export async function linkOAuth(session: Session, parameters: OAuthReturn): Promise<User> {
  return (await change(session, 'linkOAuth', { ...parameters })).user
}
