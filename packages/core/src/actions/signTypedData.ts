import type { Session } from '../session/createSession.ts'
import type { TypedData } from '../types/Signable.ts'
import { signWithWallet } from './signWithWallet.ts'

/** Signs structured data (EIP-712) with an embedded Ethereum wallet, after the person unlocked it. Hex. */
export async function signTypedData(
  session: Session,
  parameters: { address: string; typedData: TypedData; passcode?: string },
): Promise<{ signature: string }> {
  return { signature: await signWithWallet(session, 'signTypedData', parameters) }
}
