import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown } from '../session/run.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { DelegationMode, DelegationScope } from '../types/Delegation.ts'
import type { User } from '../types/User.ts'
import type { Wallet } from '../types/Wallet.ts'
import { change } from './change.ts'
import { embeddedWallet } from './embeddedWallet.ts'

export interface DelegateWalletParameters {
  /** In any letter case. */
  address: string
  chainType: ChainType
  /** Who keeps the limits: the app's server (`sealed`, the default), or a contract (`onchain`), which costs the person gas. */
  mode?: DelegationMode
  /** Absent: sign messages only. Mode `onchain` needs one for `eth_sendTransaction` on one chain. */
  scope?: DelegationScope
  /** Seconds. Absent: the backend's default. */
  expiresIn?: number
  /** For a wallet that opens by passcode. */
  passcode?: string
}

/** Lets the app's server sign for a wallet while the person is away. A wallet that has server access already is left as it is. */
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
