import type { Session } from '../session/createSession.ts'
import { run } from '../session/run.ts'

export interface RevokeOnchainParameters {
  /** A grant's `id`, of one with `onchain`; on or ended. */
  delegationId: string
  /** For a wallet that opens by passcode. */
  passcode?: string
}

/**
 * Ends on the chain what a contract lets a session key do. `revokeWallets` takes the key from the app's server at once and for nothing;
 * this costs a transaction, and then the key is worth nothing to whoever might have taken it.
 */
export async function revokeOnchain(
  session: Session,
  parameters: RevokeOnchainParameters,
): Promise<{ transactionHash: string }> {
  const { answer } = await run(session, 'revokeOnchain', parameters)
  return { transactionHash: answer }
}
