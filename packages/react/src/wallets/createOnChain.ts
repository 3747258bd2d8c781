import {
  createWallet,
  isEmbeddedWallet,
  LatchkeyError,
  wallets,
  type ChainType,
  type CreateWalletParameters,
  type Session,
  type User,
} from '@latchkey/core'

export interface CreateEmbeddedWallet extends Omit<CreateWalletParameters, 'chainType'> {
  /** Default false: a second wallet on the same chain is refused with `wallet_already_exists`. */
  allowAdditional?: boolean
}

/** The person's embedded wallets on one kind of chain. */
export const embeddedWallets = (user: User, chainType: ChainType) =>
  wallets(user).filter((wallet) => wallet.chainType === chainType && isEmbeddedWallet(wallet))

/** Makes an embedded wallet; the first of its kind, unless another is asked for. */
export async function createOnChain(
  session: Session,
  chainType: ChainType,
  { allowAdditional = false, ...parameters }: CreateEmbeddedWallet = {},
) {
  const { user } = session.store.getState()
  if (user && !allowAdditional && embeddedWallets(user, chainType).length) {
    throw new LatchkeyError(
      'wallet_already_exists',
      `This person already has an embedded wallet on ${chainType}. Pass allowAdditional: true to make another.`,
    )
  }
  return await createWallet(session, { chainType, ...parameters })
}
