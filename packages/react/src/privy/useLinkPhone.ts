'use client'
import { linkAccount, sendSmsCode } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { toPrivysUser } from './toPrivysUser.ts'
import { useOtp, type OtpSteps } from './useOtp.ts'
import type { User } from './User.ts'

const steps: OtpSteps<{ user: User }> = {
  send: (session, phone) => sendSmsCode(session, { phone }),
  submit: async (session, { to, code }) => ({
    user: toPrivysUser(await linkAccount(session, { type: 'phone', number: to, code })),
  }),
}

/** Links a number that a code is texted to. */
export function useLinkPhone() {
  const { state, send, submit } = useOtp(steps)
  const sendTo = useCallback(({ phoneNumber }: { phoneNumber: string }) => send(phoneNumber), [send])
  const linkWithCode = useCallback(({ code }: { code: string }) => submit(code), [submit])
  return useMemo(() => ({ state, sendCode: sendTo, linkWithCode }), [state, sendTo, linkWithCode])
}
