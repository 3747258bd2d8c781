import { BackendInvalidError } from '../errors/backend.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'

/** The text for an external Solana wallet to sign. */
export async function generateSiwsMessage(session: Session, parameters: { address: string }): Promise<string> {
  await untilRestored(session)
  const message = await call(session.backend, 'generateSiwsMessage', parameters)
  if (typeof message === 'string') return message
  throw new BackendInvalidError(session.backend.name, 'generateSiwsMessage', 'no text')
}
