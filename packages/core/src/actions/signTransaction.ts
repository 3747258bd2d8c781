import type { Session } from '../session/createSession.ts'
import type { SignableTransaction } from '../types/Signable.ts'
import { signWithWallet } from './signWithWallet.ts'

/** Signs a transaction with an embedded wallet, after the person unlocked it. It is not sent: hex for Ethereum, base64 for Solana. */
export async function signTransaction(
  session: Session,
  parameters: { address: string; transaction: SignableTransaction; passcode?: string },
): Promise<{ signedTransaction: string }> {
  return { signedTransaction: await signWithWallet(session, 'signTransaction', parameters) }
}
