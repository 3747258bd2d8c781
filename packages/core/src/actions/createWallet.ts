import type { Session } from '../session/createSession.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { withWalletWork } from './withWalletWork.ts'

export interface CreateWalletParameters {
  /** Default `ethereum`. */
  chainType?: ChainType
  /** Default: the next. Refused with `wallet_index_conflict` where there is one already. */
  walletIndex?: number
  /** Default `user-passkey`; `user-passcode` where the passkey cannot encrypt. */
  recoveryMethod?: RecoveryMethod
  passcode?: string
}

/** Makes the next embedded wallet and gives it. */
export async function createWallet(
  session: Session,
  { chainType = 'ethereum', ...parameters }: CreateWalletParameters = {},
): Promise<LinkedAccountOf<'wallet'>> {
  return withWalletWork(session, 'createWallet', (work) =>
    work.addWallet(session, 'createWallet', { chainType, ...parameters }),
  )
}
