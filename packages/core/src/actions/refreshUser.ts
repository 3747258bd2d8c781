import { IdentityChangedError } from '../errors/identity.ts'
import type { LatchkeyError } from '../errors/LatchkeyError.ts'
import { checkSnapshot } from '../session/checkSnapshot.ts'
import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'
import { singleFlight } from '../session/singleFlight.ts'
import type { User } from '../types/User.ts'

/** Reads the person again and resolves with the very object that is then in the state. Two calls at once are one request. */
export function refreshUser(session: Session): Promise<User> {
  return singleFlight(session, 'refreshUser', async () => {
    try {
      const restoring = session.flights.get('restore')
      if (restoring) await restoring // one read after the other, so that none overtakes another on its way
      const { answer, beginning } = await run(session, 'refreshUser', {})
      return session.commitRead('refreshUser', beginning, checkSnapshot(session.backend.name, 'refreshUser', answer))
    } catch (error) {
      const stillThere = session.store.getState().user && !(error instanceof IdentityChangedError)
      if (stillThere) session.fail('refreshUser', error as LatchkeyError)
      throw error
    }
  })
}

/** Reads the person again because of news that a read under way may have missed: after that one, and once for all that came meanwhile. */
export async function rereadUser(session: Session): Promise<User> {
  const underWay = session.flights.get('refreshUser')
  if (underWay) await underWay.catch(() => {})
  return await refreshUser(session)
}
