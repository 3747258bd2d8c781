import type { Verb } from '../backend/Backend.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import type { LoginResult } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'

/** Verbs that end with somebody signed in. */
export type LoginVerb = Extract<
  Verb,
  'signupWithPasskey' | 'loginWithPasskey' | 'loginWithCode' | 'loginWithSiwe' | 'createGuestAccount'
>

/** Signs somebody in by one of the ways; each way's own file only names it. */
export async function login<verb extends LoginVerb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2],
): Promise<{ user: User; isNewUser: boolean }> {
  const { answer, beginning } = await run(session, verb, parameters, { signedIn: false })
  const result = checkSnapshot(session.backend.name, verb, answer as LoginResult)
  const user = session.signIn(verb, beginning, result)
  session.emit({ type: 'login', user, isNewUser: result.isNewUser })
  session.tell('signedIn')
  return { user, isNewUser: result.isNewUser }
}
