import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import { singleFlight } from '../session/singleFlight.ts'
import type { User } from '../types/User.ts'

/** Reads the person again and resolves with the very object that is then in the state. Two calls at once are one request. */
export function refreshUser(session: Session): Promise<User> {
  return singleFlight(session, 'refreshUser', async () => {
    try {
      const { answer, beginning } = await run(session, 'refreshUser', {})
      return session.commitRead('refreshUser', beginning, checkSnapshot(session.backend.name, 'refreshUser', answer))
    } catch (error) {
      if (error instanceof LatchkeyError && session.store.getState().user) session.fail('refreshUser', error)
      throw error
    }
  })
}
