'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkPhone } from './linkActions.ts'

/** Takes a phone number from the person; the last way to sign in stays. */
export function useUnlinkPhone() {
  const run = useBound(unlinkPhone)
  return useMemo(() => ({ unlink: ({ phoneNumber }: { phoneNumber: string }) => run(phoneNumber) }), [run])
}
