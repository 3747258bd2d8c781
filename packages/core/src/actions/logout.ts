import type { LatchkeyError } from '../errors/LatchkeyError.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'

/** Signs out here at once, then at the backend. Always resolves: a backend out of reach cannot keep a person signed in. */
export async function logout(session: Session): Promise<void> {
  session.signOut({ asked: true })
  session.tell('leaving')
  const beginning = session.begin()
  try {
    await call(session.backend, 'logout', {})
  } catch (error) {
    session.emit({ type: 'error', verb: 'logout', error: error as LatchkeyError })
  }
  if (!session.signedInSince(beginning)) session.signOut() // of whom the backend said meanwhile that they are still there
  session.tell('signedOut')
}
