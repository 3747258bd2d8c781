import { change } from '../actions/change.ts'
import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown, type run } from '../session/run.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { User } from '../types/User.ts'
import { findWallet, wallets } from '../types/wallets.ts'

/** Has the backend add a wallet on a chain that it makes wallets for, and gives it. */
export async function addWallet<verb extends 'createWallet' | 'importWallet'>(
  session: Session,
  verb: verb,
  parameters: Parameters<typeof run<verb>>[2] & { chainType: ChainType },
): Promise<LinkedAccountOf<'wallet'>> {
  if (!session.store.getState().user) await untilKnown(session)
  const before = signedInUser(session, verb)
  const { wallets: can } = session.backend.capabilities
  const { chainType } = parameters
  if (can && !can.chainTypes.includes(chainType))
    throw new UnsupportedChainTypeError(chainType, `this backend makes wallets for ${can.chainTypes.join(', ')}.`)
  const added = ({ user }: { user: User }) => wallets(user).findLast(({ address }) => !findWallet(before, address))
  const { answer } = await change(session, verb, parameters, {
    wrongIn: (answer) => (added(answer) ? undefined : 'no new wallet'),
  })
  return added(answer)!
}
