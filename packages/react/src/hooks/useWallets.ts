'use client'
import { wallets, type User } from '@latchkey/core'
import { useContext, useMemo } from 'react'
import { ChainsSlot } from '../provider/ChainsSlot.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useSessionState } from '../provider/useSessionState.ts'
import type { ConnectedWallet } from '../wallets/ConnectedWallet.ts'
import { connectWallet } from '../wallets/connectWallet.ts'

const none: ConnectedWallet[] = []

/** The person's wallets, embedded and external. Embedded ones come with what it takes to sign. */
export function useWallets() {
  const session = useSession()
  const chains = useContext(ChainsSlot)
  const user: User | null | undefined = useSessionState((state) => state.user)
  return useMemo(
    () => ({
      ready: user !== undefined,
      wallets: user ? wallets(user).map((account) => connectWallet(session, chains, account)) : none,
    }),
    [session, chains, user],
  )
}
