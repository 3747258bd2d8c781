'use client'
import { verifyMfa, type MfaMethod, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { mfaRequests } from '../provider/mfaRequests.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'

/** Shows a second factor of the person. What `useRegisterMfaListener` was told of goes on once `submit` resolves, and is refused once `cancel` was called. */
export function useMfa() {
  const session = useSession()
  const submit = useBound(show)
  return useMemo(() => ({ submit, cancel: () => mfaRequests.get(session)?.cancel() }), [session, submit])
}

/** A passkey prompts by itself, an app is asked for its code. */
const show = (session: Session, method: MfaMethod, code = '') =>
  verifyMfa(session, method === 'passkey' ? { method } : { method: 'totp', code })
