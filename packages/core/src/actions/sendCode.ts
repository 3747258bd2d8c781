import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'

/** Mails a six-digit code. */
export async function sendCode(session: Session, parameters: { email: string }): Promise<void> {
  await untilRestored(session)
  await call(session.backend, 'sendCode', parameters)
}
