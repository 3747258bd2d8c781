import { BackendInvalidError } from '../errors/backend.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'

/** The EIP-4361 text for an external wallet to sign. `chainId` is CAIP-2. */
export async function generateSiweMessage(
  session: Session,
  parameters: { address: string; chainId: string },
): Promise<string> {
  await untilRestored(session)
  const message = await call(session.backend, 'generateSiweMessage', parameters)
  if (typeof message === 'string') return message
  throw new BackendInvalidError(session.backend.name, 'generateSiweMessage', 'no text')
}
