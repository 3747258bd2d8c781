import type { Verb } from '../backend/Backend.ts'
import { MustBeAuthenticatedError } from '../errors/identity.ts'
import { endsSession, LatchkeyError } from '../errors/LatchkeyError.ts'
import type { User } from '../types/User.ts'
import { call, type Answer } from './call.ts'
import type { Beginning, Session } from './createSession.ts'
import { restore } from './restore.ts'

interface RunOptions {
  signal?: AbortSignal
  /** Default true. */
  signedIn?: boolean
}

/**
 * Runs one verb against the backend with the rules that all share: it waits for the restore, needs a signed-in person
 * unless told otherwise, and signs out only on an error that proves the credential bad.
 */
export async function run<verb extends Verb>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof call<verb>>[2],
  { signal, signedIn = true }: RunOptions = {},
): Promise<{ answer: Answer<verb>; beginning: Beginning }> {
  if (signedIn) await signedInUser(session, verb)
  else await restored(session)
  const beginning = session.begin()
  try {
    return { answer: await call(session.backend, verb, parameters, signal ? { signal } : {}), beginning }
  } catch (error) {
    if (signedIn) endIfProven(session, beginning, error)
    throw error
  }
}

/** The person, once it is known who it is; refused where nobody is signed in. */
export async function signedInUser(session: Session, verb: Verb): Promise<User> {
  await restored(session)
  const { user } = session.store.getState()
  if (!user) throw new MustBeAuthenticatedError(verb)
  return user
}

async function restored(session: Session): Promise<void> {
  if (session.store.getState().status === 'restoring') await restore(session)
}

/** Signs out where the backend checked the credential and found it bad, and it is still this person's. */
function endIfProven(session: Session, { epoch }: Beginning, error: unknown): void {
  if (!endsSession(error) || session.store.getState().epoch !== epoch) return
  session.signOut(error as LatchkeyError)
  session.emit({ type: 'logout' })
}
