import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'

/** Signs out here at once, then at the backend. Always resolves: a backend out of reach cannot keep a person signed in. */
export async function logout(session: Session): Promise<void> {
  session.signOut()
  session.emit({ type: 'logout' })
  try {
    await call(session.backend, 'logout', {})
  } catch (error) {
    if (error instanceof LatchkeyError) session.emit({ type: 'error', verb: 'logout', error })
  }
  session.tell('signedOut')
}
