'use client'
import type { MfaMethod } from '@latchkey/core'
import { useEffect, useRef } from 'react'
import { mfaRequests } from '../provider/mfaRequests.ts'
import { useSession } from '../provider/SessionContext.ts'

/** Hears of what is held back until the person shows a second factor, which `useMfa` then takes. Without a listener such calls are refused with `mfa_required`. */
export function useRegisterMfaListener({ onMfaRequired }: { onMfaRequired: (methods: readonly MfaMethod[]) => void }) {
  const session = useSession()
  const latest = useRef(onMfaRequired)
  useEffect(() => {
    latest.current = onMfaRequired
  })
  useEffect(
    () =>
      session.backend.onMfaRequired?.((request) => {
        mfaRequests.set(session, request)
        latest.current(request.methods)
      }),
    [session],
  )
}
