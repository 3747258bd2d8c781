import type { Verb } from '../backend/Backend.ts'
import { MustBeAuthenticatedError } from '../errors/identity.ts'
import { endsSession, type LatchkeyError } from '../errors/LatchkeyError.ts'
import type { User } from '../types/User.ts'
import { call, type Answer } from './call.ts'
import type { Beginning, Session } from './createSession.ts'
import { restore } from './restore.ts'

/**
 * Runs one verb for the signed-in person with the rules that all share: it waits until it is known who that is, fails with
 * `identity_changed` where it is somebody else in the end, and signs out only on an error that proves the credential bad.
 */
export async function run<verb extends Verb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof call<verb>>[2],
  options: { signal?: AbortSignal } = {},
): Promise<{ answer: Answer<verb>; beginning: Beginning }> {
  if (!session.store.getState().user) await untilKnown(session)
  signedInUser(session, verb)
  const beginning = session.begin()
  try {
    const answer = await call(session.backend, verb, parameters, options)
    session.assertCurrent(verb, beginning)
    return { answer, beginning }
  } catch (error) {
    session.assertCurrent(verb, beginning)
    if (endsSession(error)) session.signOut({ error: error as LatchkeyError })
    throw error
  }
}

/** The person who is signed in now; refused where nobody is, or where the backend could not say. */
export function signedInUser(session: Session, verb: Verb): User {
  const { user, status, error } = session.store.getState()
  if (user) return user
  throw status === 'unreachable' && error ? error : new MustBeAuthenticatedError(verb)
}

/** Waits until it is known who is signed in; a backend that was out of reach is asked once more. */
export async function untilKnown(session: Session): Promise<void> {
  if (session.store.getState().status === 'unreachable') await restore(session)
  await untilRestored(session)
}

/** Waits while it is being found out who is signed in. */
export async function untilRestored(session: Session): Promise<void> {
  while (session.store.getState().status === 'restoring') await restore(session)
}
