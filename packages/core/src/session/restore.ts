import { BackendFailedError } from '../errors/backend.ts'
import { endsSession, LatchkeyError } from '../errors/LatchkeyError.ts'
import { call } from './call.ts'
import { checkSnapshot } from './checkSnapshot.ts'
import type { Session } from './createSession.ts'
import { singleFlight } from './singleFlight.ts'

/** Finds out who is signed in from what an earlier visit left. Never rejects: trouble becomes the state's `error`. */
export function restore(session: Session): Promise<void> {
  return singleFlight(session, 'restore', async () => {
    const { name } = session.backend
    const beginning = session.begin()
    try {
      const found = await call(session.backend, 'restore', { shown: session.store.getState() })
      const snapshot = found === null ? null : checkSnapshot(name, 'restore', found)
      if (session.overtaken(beginning)) return
      if (snapshot) session.commitRead('restore', beginning, snapshot)
      else session.signOut()
    } catch (caught) {
      if (session.overtaken(beginning)) return
      const error = caught instanceof LatchkeyError ? caught : new BackendFailedError(name, 'restore', caught)
      if (endsSession(error)) session.signOut({ error })
      else session.fail('restore', error)
    }
  })
}
