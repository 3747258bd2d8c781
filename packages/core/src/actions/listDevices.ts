import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

/** Where the person is signed in: this device first, then as they were last used. */
export const listDevices = (session: Session, { signal }: { signal?: AbortSignal } = {}) =>
  runForList(session, 'listDevices', {}, signal ? { signal } : {})
