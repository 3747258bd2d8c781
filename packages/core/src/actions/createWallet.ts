import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { User } from '../types/User.ts'
import type { RecoveryMethod, Wallet } from '../types/Wallet.ts'
import { wallets } from '../types/wallets.ts'
import { change } from './change.ts'

export interface CreateWalletParameters {
  /** Default `ethereum`. */
  chainType?: ChainType
  /** Default `user-passkey`; `user-passcode` where the passkey cannot encrypt. */
  recoveryMethod?: RecoveryMethod
  passcode?: string
}

/** Makes the next embedded wallet and gives it, with the person who now has it. */
export async function createWallet(
  session: Session,
  { chainType = 'ethereum', ...parameters }: CreateWalletParameters = {},
): Promise<{ user: User; wallet: Wallet }> {
  const { wallets: can } = session.backend.capabilities
  if (can && !can.chainTypes.includes(chainType)) {
    throw new UnsupportedChainTypeError(chainType, `this backend makes wallets for ${can.chainTypes.join(', ')}.`)
  }
  const before = new Set(session.store.getState().user?.linkedAccounts)
  const { user } = await change(session, 'createWallet', { chainType, ...parameters })
  const made = wallets(user).filter((wallet) => !before.has(wallet))
  return { user, wallet: made.at(-1) ?? wallets(user).at(-1)! }
}
