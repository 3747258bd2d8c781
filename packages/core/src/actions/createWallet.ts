import { UnsupportedChainTypeError } from '../errors/wallet.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser, untilKnown } from '../session/run.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'
import { findWallet, wallets } from '../types/wallets.ts'
import { change } from './change.ts'

export interface CreateWalletParameters {
  /** Default `ethereum`. */
  chainType?: ChainType
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
  const before = signedInUser(session, 'createWallet')
  const { wallets: can } = session.backend.capabilities
  if (can && !can.chainTypes.includes(chainType)) {
    throw new UnsupportedChainTypeError(chainType, `this backend makes wallets for ${can.chainTypes.join(', ')}.`)
  }
  const made = ({ user }: { user: typeof before }) =>
    wallets(user).findLast(({ address }) => !findWallet(before, address))
  const { answer } = await change(
    session,
    'createWallet',
    { chainType, ...parameters },
    { wrongIn: (answer) => (made(answer) ? undefined : 'no new wallet') },
  )
  return made(answer)!
}
