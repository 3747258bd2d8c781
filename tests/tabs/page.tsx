import { http } from '@latchkey/backends/http'
import {
  LatchkeyProvider,
  useDelegateWallet,
  useDevices,
  useLogin,
  usePrivy,
  useRevokeWallets,
  useUser,
} from '@latchkey/react'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** What a test does on the page, by the same hooks that an app has. */
const use = () => ({
  ...usePrivy(),
  ...useUser(),
  ...useLogin(),
  ...useDelegateWallet(),
  ...useRevokeWallets(),
})

declare global {
  interface Window {
    latchkey: ReturnType<typeof use>
    devices: ReturnType<typeof useDevices>
  }
}

/** Only where a test asks for them: the list is a request of its own. */
function Devices() {
  const devices = useDevices()
  useEffect(() => {
    window.devices = devices
  }, [devices])
  return <output>{devices.data?.length}</output>
}

function Page() {
  const hooks = use()
  const { ready, user } = hooks
  useEffect(() => {
    window.latchkey = hooks
  }, [hooks])
  const state = !ready ? 'restoring' : user === null ? 'signedOut' : user ? 'signedIn' : 'unreachable'
  return (
    <main data-state={state}>
      <h1>{user?.id}</h1>
      <p>{user?.email?.address}</p>
      <p>{user?.wallet?.delegated ? 'Server access on' : 'Server access off'}</p>
    </main>
  )
}

function App() {
  const [backend] = useState(() => http({ url: '', appId: 'latchkey-test-app-0000000' }))
  return (
    <LatchkeyProvider backend={backend}>
      <Page />
      {location.search === '?devices' && <Devices />}
    </LatchkeyProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
