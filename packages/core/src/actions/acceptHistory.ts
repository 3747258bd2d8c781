import type { Session } from '../session/createSession.ts'
import type { HistoryDispute } from '../types/HistoryDispute.ts'
import type { User } from '../types/User.ts'
import { refreshUser } from './refreshUser.ts'

/** Goes on with the history that the server tells now, since the person wants that, and reads the person again. A later departure is found as ever. */
export async function acceptHistory(session: Session, dispute: HistoryDispute): Promise<User> {
  await dispute.accept()
  return await refreshUser(session)
}
