'use client'
import { createWallet, getAccessToken, refreshUser, type CreateWalletParameters, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'
import { createOnChain, embeddedWallets, type CreateEmbeddedWallet } from '../wallets/createOnChain.ts'

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

const createOnEthereum = (session: Session, parameters?: CreateEmbeddedWallet) =>
  createOnChain(session, 'ethereum', parameters)
const createOnSolana = (session: Session, parameters?: CreateEmbeddedWallet) =>
  createOnChain(session, 'solana', parameters)

const createAtHdIndex = (session: Session, { index, ...parameters }: { index: number } & CreateAtHdIndex) =>
  createWallet(session, { ...parameters, walletIndex: index })

type CreateAtHdIndex = Omit<CreateWalletParameters, 'walletIndex'>
