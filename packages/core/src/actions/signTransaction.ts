import type { Session } from '../session/createSession.ts'
import type { SignableTransaction } from '../types/Signable.ts'
import { withWalletWork } from './withWalletWork.ts'

/** Signs a transaction with an embedded wallet, after the person unlocked it. It is not sent: hex for Ethereum, base64 for Solana. */
export function signTransaction(
  session: Session,
  parameters: { address: string; transaction: SignableTransaction; passcode?: string },
): Promise<{ signedTransaction: string }> {
  return withWalletWork(session, 'signTransaction', async (work) => ({
    signedTransaction: await work.signWithWallet(session, 'signTransaction', parameters),
  }))
}
