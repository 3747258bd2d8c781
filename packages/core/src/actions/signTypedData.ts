import type { Session } from '../session/createSession.ts'
import type { TypedData } from '../types/Signable.ts'
import { withWalletWork } from './withWalletWork.ts'

/** Signs structured data (EIP-712) with an embedded Ethereum wallet, after the person unlocked it. Hex. */
export function signTypedData(
  session: Session,
  parameters: { address: string; typedData: TypedData; passcode?: string },
): Promise<{ signature: string }> {
  return withWalletWork(session, 'signTypedData', async (work) => ({
    signature: await work.signWithWallet(session, 'signTypedData', parameters),
  }))
}
