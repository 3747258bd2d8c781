import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

/** Server access, on and ended, newest first. */
export const getGrants = (session: Session, { signal }: { signal?: AbortSignal } = {}) =>
  runForList(session, 'getGrants', {}, signal ? { signal } : {})
