'use client'
import type { ChainType } from '@latchkey/core'
import { useContext, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { askForAccess, askToEndAccess } from './delegation.tsx'
import { DialogsSlot } from './DialogsSlot.ts'

/** Lets the app's server act for the person, and ends that, after one of the provider's `dialogs` asked them. */
export function useDelegatedActions() {
  const { dialogs, open } = useContext(DialogsSlot)
  const [ask, askToEnd] = [useBound(askForAccess), useBound(askToEndAccess)]
  return useMemo(
    () => ({
      delegateWallet: (wallet: { address: string; chainType: ChainType }) => ask({ dialogs, open }, wallet),
      revokeWallets: () => askToEnd({ dialogs, open }),
    }),
    [ask, askToEnd, dialogs, open],
  )
}
