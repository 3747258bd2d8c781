import { http } from '@latchkey/backends/http'
import type { SessionSnapshot } from '@latchkey/core'
import { LatchkeyProvider, useIdentityToken, usePrivy, usePrivyUser, useUser, useWallets } from '@latchkey/react'
import { useState } from 'react'

function Who() {
  const { ready, authenticated, user, error } = usePrivy()
  const { wallets } = useWallets()
  const { user: accounts } = useUser((person) => person?.linkedAccounts.map(({ type }) => type) ?? [])
  return (
    <main data-ready={ready} data-authenticated={authenticated}>
      <h1>{user === undefined ? 'Who is there?' : (user?.id ?? 'Nobody')}</h1>
      <p>{user?.createdAt.toISOString()}</p>
      <p>{accounts.join(' ')}</p>
      <p>{wallets.length}</p>
      <p>{usePrivyUser()?.embeddedEthereumWallets.length}</p>
      <p>{useIdentityToken().identityToken?.length}</p>
      <p>{error?.code}</p>
    </main>
  )
}

/** A page on the real backend, as a server renders it and as a browser takes it over. */
export function RenderedApp({ initialState }: { initialState: SessionSnapshot | null }) {
  const [backend] = useState(() => http({ url: '', appId: 'latchkey-test-app-0000000' }))
  return (
    <LatchkeyProvider backend={backend} initialState={initialState}>
      <Who />
    </LatchkeyProvider>
  )
}
