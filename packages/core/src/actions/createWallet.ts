import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown } from '../session/run.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { addWallet, assertChain } from './addWallet.ts'

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
  if (!session.store.getState().user) await untilKnown(session)
  signedInUser(session, 'createWallet')
  assertChain(session, chainType)
  return addWallet(session, 'createWallet', { chainType, ...parameters })
}
