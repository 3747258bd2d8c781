'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkWallet } from './linkActions.ts'

/** Takes an external wallet from the person; the last way to sign in stays. */
export function useUnlinkWallet() {
  const run = useBound(unlinkWallet)
  return useMemo(() => ({ unlink: ({ address }: { address: string }) => run(address) }), [run])
}
