'use client'
import { createSession, idleBackend, type Session } from '@latchkey/core'
import { createContext, useContext } from 'react'

const never = () => new Promise<never>(() => {})

/** Stands where there is no provider: reading shows "not ready", so nothing throws in a render. `useBound` refuses every call. */
export const nobody: Session = createSession({ backend: idleBackend('none', never) })

export const SessionContext = createContext(nobody)

/** The session that the nearest LatchkeyProvider holds. */
export const useSession = () => useContext(SessionContext)
