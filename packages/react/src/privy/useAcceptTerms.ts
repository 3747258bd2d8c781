'use client'
import { acceptTerms, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'

/** Notes that the person agreed to the app's terms. */
export function useAcceptTerms() {
  const accept = useBound(accepted)
  return useMemo(() => ({ acceptTerms: accept }), [accept])
}

const accepted = async (session: Session) => ({ user: toPrivysUser(await acceptTerms(session)) })
