import type { MfaRequest, Session } from '@latchkey/core'

/** What each session last asked a second factor for. */
export const mfaRequests = new WeakMap<Session, MfaRequest>()
