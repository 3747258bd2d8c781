import type { Session } from '../session/createSession.ts'
import { run, signedInUser } from '../session/run.ts'
import { embeddedWallet } from './embeddedWallet.ts'

/** Signs a text (EIP-191) with an embedded wallet, after the person unlocked it. */
export async function signMessage(
  session: Session,
  { address, ...parameters }: { address: string; message: string; passcode?: string },
): Promise<{ signature: string }> {
  const user = await signedInUser(session, 'signMessage')
  const wallet = embeddedWallet(user, address)
  const { answer } = await run(session, 'signMessage', { address: wallet.address, ...parameters })
  return { signature: answer }
}
