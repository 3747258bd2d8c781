'use client'
import { createSession, startSession, type Backend, type SessionEvent, type SessionSnapshot } from '@latchkey/core'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { ChainsSlot } from './ChainsSlot.ts'
import { QueryClientSlot } from './QueryClientSlot.ts'
import { SessionContext } from './SessionContext.ts'

export interface LatchkeyProviderProps {
  /** What stands behind the hooks. Make it once, outside the component: another backend is another session. */
  backend: Backend
  /** The person as a server rendered them, so that the first byte shows them and hydration matches. Read once. */
  initialState?: SessionSnapshot | null
  /** The app's own react-query client, for the hooks on react-query. Absent: the nearest one, else one of ours. */
  queryClient?: QueryClient
  /** EVM chains that embedded wallets send on, such as those of `viem/chains`; the first is the default. Read once. */
  chains?: readonly EthereumChain[]
  /** Sign-ins, sign-outs and background errors, for logs and analytics. */
  onEvent?: (event: SessionEvent) => void
  children?: ReactNode
}

const none: readonly EthereumChain[] = []

/** Gives every hook and component below it one person's state. */
export function LatchkeyProvider({
  backend,
  initialState,
  queryClient,
  chains = none,
  onEvent,
  children,
}: LatchkeyProviderProps) {
  const [held, hold] = useState(() => ({
    backend,
    session: createSession({ backend, initialState: initialState ?? null }),
  }))
  // The person whom a server rendered is nobody at another backend.
  if (held.backend !== backend) hold({ backend, session: createSession({ backend }) })
  const { session } = held
  const [named] = useState(chains)
  useEffect(() => onEvent && session.listen(onEvent), [session, onEvent])
  useEffect(() => startSession(session), [session])

  return (
    <SessionContext.Provider value={session}>
      <ChainsSlot.Provider value={named}>
        <QueryClientSlot.Provider value={queryClient}>{children}</QueryClientSlot.Provider>
      </ChainsSlot.Provider>
    </SessionContext.Provider>
  )
}
