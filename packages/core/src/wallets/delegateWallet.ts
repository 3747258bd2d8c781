import { change } from '../actions/change.ts'
import type { DelegateWalletParameters } from '../actions/delegateWallet.ts'
import { embeddedWallet } from '../actions/embeddedWallet.ts'
import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown } from '../session/run.ts'
import type { User } from '../types/User.ts'
import type { Wallet } from '../types/Wallet.ts'

/** What the action `delegateWallet` does. */
export async function delegateWallet(
  session: Session,
  { address, chainType, ...parameters }: DelegateWalletParameters,
): Promise<User> {
  if (!session.store.getState().user) await untilKnown(session)
  const user = signedInUser(session, 'delegateWallet')
  const wallet = embeddedWallet(user, address)
  if (wallet.chainType !== chainType) {
    throw new UnsupportedChainTypeError(
      chainType,
      `the wallet is on ${wallet.chainType}. Pass the wallet's own chainType.`,
    )
  }
  const can = session.backend.capabilities.delegate
  if (can && !can.chainTypes.includes(chainType)) {
    throw new UnsupportedChainTypeError(chainType, `this backend gives server access on ${can.chainTypes.join(', ')}.`)
  }
  if (wallet.delegated && !lapsed(wallet)) return user
  return (await change(session, 'delegateWallet', { address: wallet.address, chainType, ...parameters })).user
}

/** True where server access ended by itself since the person was last read. */
const lapsed = ({ delegation }: Wallet) => delegation !== undefined && delegation.expiresAt.getTime() <= Date.now()
