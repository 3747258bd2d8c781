import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

/** The passkeys that the person signs in with, oldest first. */
export const listPasskeys = (session: Session, { signal }: { signal?: AbortSignal } = {}) =>
  runForList(session, 'listPasskeys', {}, signal ? { signal } : {})
