'use client'
import { createSession, LatchkeyError, type Session } from '@latchkey/core'
import { createContext, useContext } from 'react'

const missing = () =>
  Promise.reject(
    new LatchkeyError('provider_missing', 'There is no LatchkeyProvider above this component. Wrap the app in one.'),
  )

/** Without a provider reading shows "not ready" and calling is refused: nothing throws in a render. */
const nobody = createSession({
  backend: {
    name: 'none',
    capabilities: { loginMethods: [], wallets: null, delegate: null, revoke: 'none', lastUsed: false },
    restore: missing,
    refreshUser: missing,
    logout: missing,
    getAccessToken: missing,
  },
})

export const SessionContext = createContext<Session>(nobody)

/** The session that the nearest LatchkeyProvider holds. */
export const useSession = () => useContext(SessionContext)
