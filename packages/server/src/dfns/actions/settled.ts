import { LatchkeyError } from '@latchkey/core'
import type { WalletActionAnswer } from '@latchkey/core/walletActions'

/** What a request's status says before it is done: that it waits for approval, or was refused. Undefined where it went through. */
export function settled({
  status,
  approvalId,
}: {
  status: string
  approvalId?: string | undefined
}): WalletActionAnswer | undefined {
  if (status === 'Failed' || status === 'Rejected')
    throw new LatchkeyError(
      'wallet_service_refused',
      status === 'Rejected'
        ? 'A policy of the app’s wallet service rejected this. Nothing was done.'
        : 'The wallet service could not do this: the wallet may not hold enough, or the chain refused it.',
    )
  return status === 'Pending' && approvalId !== undefined ? { status: 'pending_approval', approvalId } : undefined
}
