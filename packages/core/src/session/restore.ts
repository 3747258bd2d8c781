import { BackendFailedError } from '../errors/backend.ts'
import { endsSession, LatchkeyError } from '../errors/LatchkeyError.ts'
import { call } from './call.ts'
import { checkSnapshot } from './checkSnapshot.ts'
import type { Session } from './createSession.ts'
import { singleFlight } from './singleFlight.ts'

/** Finds out who is signed in from what an earlier visit left. Never rejects: trouble becomes the state's `error`. */
export function restore(session: Session): Promise<void> {
  return singleFlight(session, 'restore', async () => {
    const beginning = session.begin()
    const overtaken = () => session.store.getState().epoch !== beginning.epoch
    try {
      const snapshot = await call(session.backend, 'restore', {})
      if (overtaken()) return
      if (snapshot) session.commitRead('restore', beginning, checkSnapshot(session.backend.name, 'restore', snapshot))
      else session.signOut()
    } catch (error) {
      if (overtaken()) return
      if (endsSession(error)) session.signOut(error as LatchkeyError)
      else
        session.fail(
          'restore',
          error instanceof LatchkeyError ? error : new BackendFailedError(session.backend.name, 'restore', error),
        )
    }
  })
}
