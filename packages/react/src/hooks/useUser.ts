'use client'
import { refreshUser, type User } from '@latchkey/core'
import { useMemo, useState } from 'react'
import { rememberPart } from '../provider/rememberPart.ts'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'

type Person = User | null | undefined

/** The person, and how to read them again. With a selector the component renders only when what it selects changes. */
export function useUser(): { user: Person; refreshUser: () => Promise<User> }
export function useUser<part>(select: (user: Person) => part): { user: part; refreshUser: () => Promise<User> }
export function useUser(select: (user: Person) => unknown = whole) {
  const [part] = useState(() => rememberPart<Person>())
  const user = useSessionState((state) => part(state.user, select))
  const refresh = useBound(refreshUser)
  return useMemo(() => ({ user, refreshUser: refresh }), [user, refresh])
}

const whole = (user: Person) => user
