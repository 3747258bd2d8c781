'use client'
import { wallets, type LinkedAccountOf, type User } from '@latchkey/core'
import { useMemo } from 'react'
import { useSessionState } from '../provider/useSessionState.ts'

const none: LinkedAccountOf<'wallet'>[] = []

/** The person's wallets, embedded and external. */
export function useWallets() {
  const user: User | null | undefined = useSessionState((state) => state.user)
  return useMemo(() => ({ ready: user !== undefined, wallets: user ? wallets(user) : none }), [user])
}
