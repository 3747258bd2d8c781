import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'

/** Texts a six-digit code. */
export async function sendSmsCode(session: Session, parameters: { phone: string }): Promise<void> {
  await untilRestored(session)
  await call(session.backend, 'sendSmsCode', parameters)
}
