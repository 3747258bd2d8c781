'use client'
import { initEnrollMfa, submitEnrollMfa, unenrollMfa, type OldFactor, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'

/** Adds second factors to the person and takes them away; `user.mfaMethods` says which there are, `capabilities.mfaMethods` which there can be. */
export function useMfaEnrollment() {
  const initEnrollmentWithTotp = useBound(initTotp)
  const submitEnrollmentWithTotp = useBound(submitTotp)
  const submitEnrollmentWithPasskey = useBound(submitPasskeys)
  const unenrollWithTotp = useBound(unenrollTotp)
  const unenrollWithPasskey = useBound(unenrollPasskeys)
  return useMemo(
    () => ({
      initEnrollmentWithTotp,
      submitEnrollmentWithTotp,
      submitEnrollmentWithPasskey,
      unenrollWithTotp,
      unenrollWithPasskey,
    }),
    [
      initEnrollmentWithTotp,
      submitEnrollmentWithTotp,
      submitEnrollmentWithPasskey,
      unenrollWithTotp,
      unenrollWithPasskey,
    ],
  )
}

type Unenrolling = Omit<OldFactor, 'method'>

const initTotp = (session: Session) => initEnrollMfa(session, { method: 'totp' })

const submitTotp = (session: Session, { mfaCode }: { mfaCode: string }) =>
  submitEnrollMfa(session, { method: 'totp', code: mfaCode })

const submitPasskeys = (session: Session, { credentialIds }: { credentialIds: string[] }) =>
  submitEnrollMfa(session, { method: 'passkey', credentialIds })

const unenrollTotp = (session: Session, options: Unenrolling = {}) =>
  unenrollMfa(session, { method: 'totp', ...options })

const unenrollPasskeys = (session: Session, options: Unenrolling = {}) =>
  unenrollMfa(session, { method: 'passkey', ...options })
