'use client'
import { delegateWallet, revokeWallets } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'

/** Lets the app's server act for the person, and ends that, without any dialog of ours. */
export function useHeadlessDelegatedActions() {
  const delegate = useBound(delegateWallet)
  const revoke = useBound(revokeWallets)
  return useMemo(() => ({ delegateWallet: delegate, revokeWallets: revoke }), [delegate, revoke])
}
