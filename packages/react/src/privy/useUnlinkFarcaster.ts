'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkFarcaster } from './linkActions.ts'

/** Takes a Farcaster account from the person; the last way to sign in stays. */
export function useUnlinkFarcaster() {
  const run = useBound(unlinkFarcaster)
  return useMemo(() => ({ unlink: ({ fid }: { fid: number }) => run(fid) }), [run])
}
