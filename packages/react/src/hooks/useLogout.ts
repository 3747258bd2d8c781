'use client'
import { logout } from '@latchkey/core'
import { useCallback, useMemo, useRef, useEffect } from 'react'
import { useBound } from '../provider/useBound.ts'

/** Signs out; `onSuccess` runs once it is done. */
export function useLogout({ onSuccess }: { onSuccess?: () => void } = {}) {
  const run = useBound(logout)
  const latest = useRef(onSuccess)
  useEffect(() => {
    latest.current = onSuccess
  })
  const signOut = useCallback(async () => {
    await run()
    latest.current?.()
  }, [run])
  return useMemo(() => ({ logout: signOut }), [signOut])
}
