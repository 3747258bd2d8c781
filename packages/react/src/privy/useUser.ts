'use client'
import { refreshUser, type Session } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { usePerson } from './usePerson.ts'

/** The person, and how to read them again. It resolves with the very object that is then the person. */
export function useUser() {
  const user = usePerson()
  const refresh = useBound(readAgain)
  return useMemo(() => ({ user, refreshUser: refresh }), [user, refresh])
}

const readAgain = async (session: Session) => toPrivysUser(await refreshUser(session))
