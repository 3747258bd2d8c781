'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { giveAccess, endAccess } from './delegation.tsx'

/** Lets the app's server act for the person, and ends that, without any dialog of ours. */
export function useHeadlessDelegatedActions() {
  const [delegateWallet, revokeWallets] = [useBound(giveAccess), useBound(endAccess)]
  return useMemo(() => ({ delegateWallet, revokeWallets }), [delegateWallet, revokeWallets])
}
