'use client'
import { useSessionState } from '../provider/useSessionState.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import type { User } from './User.ts'

/** Who is signed in, as Privy's hooks give them; null as long as it is unknown. */
export const usePerson = (): User | null => useSessionState(({ user }) => (user ? toPrivysUser(user) : null))

/** The second factors that the person has. */
export const useMfaMethods = () => useSessionState(({ user }) => user?.mfaMethods ?? none)

const none: User['mfaMethods'] = []

/** Only then does "nobody" mean that nobody is signed in: a backend that is out of reach is asked again by itself. */
export const useReady = () => useSessionState(({ status }) => status === 'signedIn' || status === 'signedOut')
