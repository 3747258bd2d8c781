'use client'
import { createGuestAccount, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'

/** Signs somebody in who shows nothing of themselves; what they link later is theirs. */
export function useGuestAccounts() {
  const create = useBound(createGuest)
  return useMemo(() => ({ createGuestAccount: create }), [create])
}

const createGuest = async (session: Session) => toPrivysUser((await createGuestAccount(session)).user)
