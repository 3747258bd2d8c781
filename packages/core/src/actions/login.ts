import type { Verb } from '../backend/Backend.ts'
import { IdentityChangedError } from '../errors/identity.ts'
import { call } from '../session/call.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Beginning, Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'
import type { LoginResult } from '../types/SessionSnapshot.ts'
import type { User } from '../types/User.ts'

/** Verbs that end with somebody signed in. */
export type LoginVerb = Extract<
  Verb,
  | 'signupWithPasskey'
  | 'loginWithPasskey'
  | 'loginWithCode'
  | 'loginWithSms'
  | 'loginWithSiwe'
  | 'loginWithSiws'
  | 'loginWithOAuth'
  | 'loginWithCustomJwt'
  | 'loginWithTelegram'
  | 'loginWithFarcaster'
  | 'createGuestAccount'
>

/**
 * Signs somebody in by one of the ways; each way's own file only names it. Signing out meanwhile gives it up: the
 * backend hears so by its signal, and keeps nothing.
 */
export async function login<verb extends LoginVerb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof call<verb>>[2],
  begun?: Beginning,
): Promise<{ user: User; isNewUser: boolean }> {
  await untilRestored(session)
  const beginning = begun ?? session.begin()
  session.assertCurrent(verb, beginning)

  const overtaken = new AbortController()
  const stop = session.store.subscribe(({ epoch }) => {
    if (epoch !== beginning.epoch) overtaken.abort(new IdentityChangedError(verb))
  })
  try {
    const answer = await call(session.backend, verb, parameters, { signal: overtaken.signal })
    const result = checkSnapshot(session.backend.name, verb, answer as LoginResult)
    const isNewUser = result.isNewUser === true
    const user = session.signIn(verb, beginning, result)
    session.emit({ type: 'login', verb, user, isNewUser })
    session.tell('signedIn')
    return { user, isNewUser }
  } finally {
    stop()
  }
}
