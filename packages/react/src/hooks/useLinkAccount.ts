'use client'
import { linkAccount, linkWithSolanaWallet, linkWithWallet, sendCode, sendSmsCode } from '@latchkey/core'
import { useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'

/** Links an account that the person shows to be theirs; another provider is linked by `useLoginWithOAuth`, a passkey by `usePasskeys`. */
export function useLinkAccount() {
  const { backend } = useSession()
  const link = useBound(linkAccount)
  const wallet = useBound(linkWithWallet)
  const solana = useBound(linkWithSolanaWallet)
  const [code, sms] = [useBound(sendCode), useBound(sendSmsCode)]
  const canLink = backend.linkAccount !== undefined
  return useMemo(
    () => ({
      canLink,
      linkAccount: link,
      linkWithWallet: wallet,
      linkWithSolanaWallet: solana,
      sendCode: code,
      sendSmsCode: sms,
    }),
    [canLink, link, wallet, solana, code, sms],
  )
}
