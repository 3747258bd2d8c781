'use client'
import { useMemo } from 'react'
import { useMfaEnrollment as useOurs } from '../hooks/useMfaEnrollment.ts'

/** Adds second factors to the person, and takes them away. */
export function useMfaEnrollment() {
  const ours = useOurs()
  return useMemo(
    () => ({
      initEnrollmentWithTotp: ours.initEnrollmentWithTotp,
      submitEnrollmentWithTotp: async ({ mfaCode }: { mfaCode: string }) => {
        await ours.submitEnrollmentWithTotp({ mfaCode })
      },
      submitEnrollmentWithPasskey: async ({ credentialIds }: { credentialIds: string[] }) => {
        await ours.submitEnrollmentWithPasskey({ credentialIds })
      },
      unenrollWithTotp: async () => {
        await ours.unenrollWithTotp()
      },
      unenrollWithPasskey: async () => {
        await ours.unenrollWithPasskey()
      },
    }),
    [ours],
  )
}
