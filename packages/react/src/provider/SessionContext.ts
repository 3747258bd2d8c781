'use client'
import { createSession, type Session } from '@latchkey/core'
import { createContext, useContext } from 'react'

const never = () => new Promise<never>(() => {})

/** Stands where there is no provider: reading shows "not ready", so nothing throws in a render. `useBound` refuses every call. */
export const nobody: Session = createSession({
  backend: {
    name: 'none',
    capabilities: { loginMethods: [], wallets: null, delegate: null, revoke: 'none', lastUsed: false },
    restore: never,
    refreshUser: never,
    logout: never,
    getAccessToken: never,
  },
})

export const SessionContext = createContext(nobody)

/** The session that the nearest LatchkeyProvider holds. */
export const useSession = () => useContext(SessionContext)
