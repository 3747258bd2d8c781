import type { Session } from '../session/createSession.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { DelegationMode, DelegationScope } from '../types/Delegation.ts'
import type { User } from '../types/User.ts'
import { withWalletWork } from './withWalletWork.ts'

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
export function delegateWallet(session: Session, parameters: DelegateWalletParameters): Promise<User> {
  return withWalletWork(session, 'delegateWallet', (work) => work.delegateWallet(session, parameters))
}
