import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

/** The ways to open the person's vault. */
export const getRecoveryMethods = (session: Session, { signal }: { signal?: AbortSignal } = {}) =>
  runForList(session, 'getRecoveryMethods', {}, signal ? { signal } : {})
