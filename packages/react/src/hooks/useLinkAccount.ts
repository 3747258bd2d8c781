'use client'
import { linkAccount, linkWithWallet, sendCode } from '@latchkey/core'
import { useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'

/** Links an account that the person shows to be theirs; another provider is linked by `useLoginWithOAuth`, a passkey by `usePasskeys`. */
export function useLinkAccount() {
  const { backend } = useSession()
  const link = useBound(linkAccount)
  const wallet = useBound(linkWithWallet)
  const code = useBound(sendCode)
  const canLink = backend.linkAccount !== undefined
  return useMemo(
    () => ({ canLink, linkAccount: link, linkWithWallet: wallet, sendCode: code }),
    [canLink, link, wallet, code],
  )
}
