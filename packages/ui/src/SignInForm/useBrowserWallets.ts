'use client'
import { useEffect, useState } from 'react'
import { findBrowserWallets, type BrowserWallet } from './findBrowserWallets.ts'

/** The wallets that this browser offers; undefined until it was asked. */
export function useBrowserWallets(): BrowserWallet[] | undefined {
  const [wallets, setWallets] = useState<BrowserWallet[]>()
  useEffect(() => findBrowserWallets(setWallets), [])
  return wallets
}
