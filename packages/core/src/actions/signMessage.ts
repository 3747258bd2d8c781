import type { Session } from '../session/createSession.ts'
import { signWithWallet } from './signWithWallet.ts'

/** Signs a text or bytes with an embedded wallet, after the person unlocked it. Ethereum: EIP-191, hex. Solana: base58. */
export async function signMessage(
  session: Session,
  parameters: { address: string; message: string | Uint8Array; passcode?: string },
): Promise<{ signature: string }> {
  return { signature: await signWithWallet(session, 'signMessage', parameters) }
}
