'use client'
import type { Backend } from '@latchkey/core'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { LatchkeyProvider, type LatchkeyProviderProps } from '../provider/LatchkeyProvider.tsx'
import { useSession } from '../provider/SessionContext.ts'
import { ConfigSlot } from './ConfigSlot.ts'
import { createBackend } from './createBackend.ts'
import { enterSession } from './currentSession.ts'
import { DialogHost } from './DialogHost.tsx'
import type { Dialogs } from './Dialogs.ts'
import type { PrivyClientConfig } from './PrivyClientConfig.ts'

export interface PrivyProviderProps extends Pick<LatchkeyProviderProps, 'initialState' | 'queryClient' | 'onEvent'> {
  /** The app's id at the server; not looked at where a `backend` is given. Read once, as are `apiUrl` and `config`. */
  appId?: string
  /** Taken and not looked at: an app has one client here. */
  clientId?: string
  config?: PrivyClientConfig
  /** Where the server is. Default: the page's own origin. */
  apiUrl?: string
  /** Any other backend instead. Make it once, outside the component. */
  backend?: Backend
  /** What stands in the place of Privy's modal. Default: nothing but the browser's own prompts. */
  dialogs?: Dialogs
  children?: ReactNode
}

/** Gives Privy's hooks below it one person's state. */
export function PrivyProvider({
  appId = '',
  apiUrl,
  config,
  backend: given,
  dialogs = noDialogs,
  clientId: _client,
  children,
  ...rest
}: PrivyProviderProps) {
  const [made] = useState(() => given ?? createBackend({ appId, apiUrl, config }))
  const [chains] = useState(() => chainsOf(config))
  const redirectTo = config?.customOAuthRedirectUrl
  const held = useMemo(() => ({ redirectTo }), [redirectTo])
  return (
    <LatchkeyProvider backend={given ?? made} chains={chains} {...rest}>
      <CurrentSession />
      <ConfigSlot.Provider value={held}>
        <DialogHost dialogs={dialogs}>{children}</DialogHost>
      </ConfigSlot.Provider>
    </LatchkeyProvider>
  )
}

/** For functions that are called outside of components. */
function CurrentSession() {
  const session = useSession()
  useEffect(() => enterSession(session), [session])
  return null
}

const noDialogs: Dialogs = {}

/** The default first; one that is named twice counts once. */
function chainsOf({ supportedChains = [], defaultChain }: PrivyClientConfig = {}) {
  const first = defaultChain ? [defaultChain] : []
  return [...first, ...supportedChains.filter(({ id }) => id !== defaultChain?.id)]
}
