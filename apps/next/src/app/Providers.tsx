'use client'
import { http } from '@latchkey/backends/http'
import { LatchkeyProvider, type LatchkeyProviderProps } from '@latchkey/react'
import { useState, type ReactNode } from 'react'
import { KeepCookie, forgetCookie } from './KeepCookie.tsx'

interface ProvidersProps extends Pick<LatchkeyProviderProps, 'initialState'> {
  url: string
  appId: string
  children: ReactNode
}

/** What runs in the browser, and once on the server for the first byte. */
export function Providers({ url, appId, initialState, children }: ProvidersProps) {
  const [backend] = useState(() => http({ url, appId }))
  return (
    <LatchkeyProvider
      backend={backend}
      initialState={initialState ?? null}
      onEvent={({ type }) => void (type === 'logout' && forgetCookie())}
    >
      <KeepCookie />
      {children}
    </LatchkeyProvider>
  )
}
