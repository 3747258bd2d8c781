import { http } from '@latchkey/backends/http'
import { LatchkeyProvider, readInitialState, useLogin, usePrivy } from '@latchkey/react'
import { useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'

declare global {
  interface Window {
    comeIn: () => Promise<unknown>
    /** ms from the first render until the person stood in the page. */
    shownAfter?: number
    signedOut?: true
  }
}

const backend = http({ url: '', appId: 'latchkey-test-app-0000000' })
const start = performance.now()

function Page() {
  const { ready, user } = usePrivy()
  const { createGuestAccount } = useLogin()
  useLayoutEffect(() => {
    window.comeIn = createGuestAccount
    if (user) window.shownAfter ??= performance.now() - start
    if (user === null) window.signedOut = true
  }, [user, createGuestAccount])
  return <h1>{ready ? user?.id : 'One moment …'}</h1>
}

createRoot(document.getElementById('root')!).render(
  <LatchkeyProvider backend={backend} initialState={readInitialState()}>
    <Page />
  </LatchkeyProvider>,
)
