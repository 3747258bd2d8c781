import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

/** Mails a six-digit code. */
export async function sendCode(session: Session, parameters: { email: string }): Promise<void> {
  await run(session, 'sendCode', parameters, { signedIn: false })
}
