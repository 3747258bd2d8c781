'use client'
import {
  createWallet,
  getAccessToken,
  isEmbeddedWallet,
  LatchkeyError,
  refreshUser,
  wallets,
  type ChainType,
  type CreateWalletParameters,
} from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'

interface CreateEmbeddedWallet extends Omit<CreateWalletParameters, 'chainType'> {
  /** Default false: a second wallet on the same chain is refused with `wallet_already_exists`. */
  allowAdditional?: boolean
}

/** The signed-in person as one rich object; null when nobody is signed in, undefined while unknown. */
export function usePrivyUser() {
  const user = useSessionState((state) => state.user)
  const identityToken = useSessionState((state) => state.identityToken)
  const create = useBound(createWallet)
  const refresh = useBound(refreshUser)
  const accessToken = useBound(getAccessToken)

  return useMemo(() => {
    if (!user) return user
    const embedded = (chainType: ChainType) =>
      wallets(user).filter((wallet) => wallet.chainType === chainType && isEmbeddedWallet(wallet))
    const createOn = async (
      chainType: ChainType,
      { allowAdditional = false, ...parameters }: CreateEmbeddedWallet = {},
    ) => {
      if (!allowAdditional && embedded(chainType).length) throw alreadyExists(chainType)
      return await create({ chainType, ...parameters })
    }
    return {
      id: user.id,
      createdAt: user.createdAt,
      identityToken,
      linkedAccounts: user.linkedAccounts,
      customMetadata: user.customMetadata ?? {},
      embeddedEthereumWallets: embedded('ethereum'),
      embeddedSolanaWallets: embedded('solana'),
      createEthereumWallet: (parameters?: CreateEmbeddedWallet) => createOn('ethereum', parameters),
      createSolanaWallet: (parameters?: CreateEmbeddedWallet) => createOn('solana', parameters),
      refresh,
      getAccessToken: accessToken,
    }
  }, [user, identityToken, create, refresh, accessToken])
}

const alreadyExists = (chainType: ChainType) =>
  new LatchkeyError(
    'wallet_already_exists',
    `This person already has an embedded wallet on ${chainType}. Pass allowAdditional: true to make another.`,
  )
