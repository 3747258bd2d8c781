'use client'
import { linkAccount, sendCode } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { toPrivysUser } from './toPrivysUser.ts'
import { useOtp, type OtpSteps } from './useOtp.ts'
import type { User } from './User.ts'

const steps: OtpSteps<{ user: User }> = {
  send: (session, email) => sendCode(session, { email }),
  submit: async (session, { to, code }) => ({
    user: toPrivysUser(await linkAccount(session, { type: 'email', address: to, code })),
  }),
}

/** Links an address that a code is mailed to. */
export function useLinkEmail() {
  const { state, send, submit } = useOtp(steps)
  const sendTo = useCallback(({ email }: { email: string }) => send(email), [send])
  const linkWithCode = useCallback(({ code }: { code: string }) => submit(code), [submit])
  return useMemo(() => ({ state, sendCode: sendTo, linkWithCode }), [state, sendTo, linkWithCode])
}
