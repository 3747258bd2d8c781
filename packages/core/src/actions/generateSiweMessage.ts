import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

/** The EIP-4361 text for an external wallet to sign. `chainId` is CAIP-2. */
export async function generateSiweMessage(
  session: Session,
  parameters: { address: string; chainId: string },
): Promise<string> {
  return (await run(session, 'generateSiweMessage', parameters, { signedIn: false })).answer
}
