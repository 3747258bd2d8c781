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
  type Session,
  type User,
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
  const createEthereumWallet = useBound(createOnEthereum)
  const createSolanaWallet = useBound(createOnSolana)
  const createWalletAtHdIndex = useBound(createAtHdIndex)
  const refresh = useBound(refreshUser)
  const accessToken = useBound(getAccessToken)

  return useMemo(() => {
    if (!user) return user
    return {
      id: user.id,
      createdAt: user.createdAt,
      identityToken,
      linkedAccounts: user.linkedAccounts,
      customMetadata: user.customMetadata ?? {},
      embeddedEthereumWallets: embeddedWallets(user, 'ethereum'),
      embeddedSolanaWallets: embeddedWallets(user, 'solana'),
      createEthereumWallet,
      createSolanaWallet,
      /** The wallet at an HD index; refused with `wallet_index_conflict` where there is one already. */
      createWalletAtHdIndex,
      refresh,
      getAccessToken: accessToken,
    }
  }, [user, identityToken, createEthereumWallet, createSolanaWallet, createWalletAtHdIndex, refresh, accessToken])
}

const embeddedWallets = (user: User, chainType: ChainType) =>
  wallets(user).filter((wallet) => wallet.chainType === chainType && isEmbeddedWallet(wallet))

async function createOn(
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

const createOnEthereum = (session: Session, parameters?: CreateEmbeddedWallet) =>
  createOn(session, 'ethereum', parameters)
const createOnSolana = (session: Session, parameters?: CreateEmbeddedWallet) => createOn(session, 'solana', parameters)

const createAtHdIndex = (session: Session, { index, ...parameters }: { index: number } & CreateAtHdIndex) =>
  createWallet(session, { ...parameters, walletIndex: index })

type CreateAtHdIndex = Omit<CreateWalletParameters, 'walletIndex'>
