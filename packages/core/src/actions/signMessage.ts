import type { Session } from '../session/createSession.ts'
import { withWalletWork } from './withWalletWork.ts'

/** Signs a text or bytes with an embedded wallet, after the person unlocked it. Ethereum: EIP-191, hex. Solana: base58. */
export function signMessage(
  session: Session,
  parameters: { address: string; message: string | Uint8Array; passcode?: string },
): Promise<{ signature: string }> {
  return withWalletWork(session, 'signMessage', async (work) => ({
    signature: await work.signWithWallet(session, 'signMessage', parameters),
  }))
}
