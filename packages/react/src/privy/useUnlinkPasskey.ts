'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkPasskey } from './linkActions.ts'

/** Takes a passkey, which another one signs for, from the person; the last way to sign in stays. */
export function useUnlinkPasskey() {
  const run = useBound(unlinkPasskey)
  return useMemo(() => ({ unlink: ({ credentialId }: { credentialId: string }) => run(credentialId) }), [run])
}
