'use client'
import { unlinkAccount } from '@latchkey/core'
import { useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'

/** Takes an account from the person. The last way to sign in stays. */
export function useUnlinkAccount() {
  const { backend } = useSession()
  const unlink = useBound(unlinkAccount)
  const canUnlink = backend.unlinkAccount !== undefined
  return useMemo(() => ({ canUnlink, unlinkAccount: unlink }), [canUnlink, unlink])
}
