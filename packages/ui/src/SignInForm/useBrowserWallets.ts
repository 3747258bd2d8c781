'use client'
import { useEffect, useState } from 'react'
import type { BrowserWallet } from './findBrowserWallets.ts'

/** Listens for wallets of one kind; gives back how to stop. */
export type FindWallets<speaks> = (onWallets: (wallets: BrowserWallet<speaks>[]) => void) => () => void

/** The wallets that this browser offers; undefined until it was asked. */
export function useBrowserWallets<speaks>(find: FindWallets<speaks>): BrowserWallet<speaks>[] | undefined {
  const [wallets, setWallets] = useState<BrowserWallet<speaks>[]>()
  useEffect(() => find(setWallets), [find])
  return wallets
}
