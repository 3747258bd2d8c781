import { embeddedWallet } from '../actions/embeddedWallet.ts'
import { rereadClaimed } from '../actions/rereadClaimed.ts'
import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { run, signedInUser, untilKnown } from '../session/run.ts'

/** Has an embedded wallet sign, after the person unlocked it. The address may be in any letter case. */
export async function signWithWallet<verb extends 'signMessage' | 'signTypedData' | 'signTransaction'>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2] & { address: string },
): Promise<string> {
  if (!session.store.getState().user) await untilKnown(session)
  const user = signedInUser(session, verb)
  const wallet = embeddedWallet(user, parameters.address)
  const { answer } = await run(session, verb, { ...parameters, address: wallet.address })
  if (typeof answer !== 'string') throw new BackendInvalidError(session.backend.name, verb, 'no signature')
  await rereadClaimed(session, user)
  return answer
}
