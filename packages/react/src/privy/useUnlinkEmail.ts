'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkEmail } from './linkActions.ts'

/** Takes an e-mail address from the person; the last way to sign in stays. */
export function useUnlinkEmail() {
  const run = useBound(unlinkEmail)
  return useMemo(() => ({ unlink: ({ address }: { address: string }) => run(address) }), [run])
}
