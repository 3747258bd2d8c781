'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { unlinkOAuth } from './linkActions.ts'

/** Takes an account at another provider from the person; the last way to sign in stays. */
export function useUnlinkOAuth() {
  const unlink = useBound(unlinkOAuth)
  return useMemo(() => ({ unlink }), [unlink])
}
