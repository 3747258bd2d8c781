import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { run, signedInUser, untilKnown } from '../session/run.ts'
import { embeddedWallet } from './embeddedWallet.ts'

/** Signs a text (EIP-191) with an embedded wallet, after the person unlocked it. */
export async function signMessage(
  session: Session,
  { address, ...parameters }: { address: string; message: string; passcode?: string },
): Promise<{ signature: string }> {
  if (!session.store.getState().user) await untilKnown(session)
  const wallet = embeddedWallet(signedInUser(session, 'signMessage'), address)
  const { answer } = await run(session, 'signMessage', { address: wallet.address, ...parameters })
  if (typeof answer !== 'string') throw new BackendInvalidError(session.backend.name, 'signMessage', 'no signature')
  return { signature: answer }
}
