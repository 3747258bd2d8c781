import { BackendInvalidError } from '../errors/backend.ts'
import { run } from '../session/run.ts'
import type { Session } from '../session/createSession.ts'
import type { TotpEnrollment } from '../types/Mfa.ts'

/** Gives what the person's authenticator app takes, by a QR code or typed. It is a second factor once `submitEnrollMfa` had its first code. */
export async function initEnrollMfa(session: Session, parameters: { method: 'totp' }): Promise<TotpEnrollment> {
  const { answer } = await run(session, 'initEnrollMfa', { ...parameters })
  if (typeof answer?.secret === 'string' && typeof answer.authUrl === 'string') return answer
  throw new BackendInvalidError(session.backend.name, 'initEnrollMfa', 'no secret')
}
