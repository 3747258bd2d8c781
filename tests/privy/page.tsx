// The same page for both: `privy` is what bundlePages.ts puts there.
import {
  PrivyProvider,
  useHeadlessDelegatedActions,
  useLinkWithSiwe,
  useLoginWithEmail,
  usePrivy,
  useUnlinkWallet,
  useUser,
} from 'privy'
import { createRoot } from 'react-dom/client'

/** What a test can ask of the page. */
export interface Driven {
  privy: ReturnType<typeof usePrivy>
  user: ReturnType<typeof useUser>
  email: ReturnType<typeof useLoginWithEmail>
  siwe: ReturnType<typeof useLinkWithSiwe>
  wallet: ReturnType<typeof useUnlinkWallet>
  access: ReturnType<typeof useHeadlessDelegatedActions>
}

function Driven() {
  const driven: Driven = {
    privy: usePrivy(),
    user: useUser(),
    email: useLoginWithEmail(),
    siwe: useLinkWithSiwe(),
    wallet: useUnlinkWallet(),
    access: useHeadlessDelegatedActions(),
  }
  Object.assign(window, { driven })
  return <p>{driven.privy.ready ? (driven.privy.user?.id ?? 'nobody') : 'not ready'}</p>
}

const { searchParams } = new URL(location.href)
createRoot(document.body.appendChild(document.createElement('main'))).render(
  <PrivyProvider
    appId={searchParams.get('app')!}
    apiUrl={searchParams.get('api')!}
    config={{ loginMethods: ['email', 'wallet'], externalWallets: { disableAllExternalWallets: true } }}
  >
    <Driven />
  </PrivyProvider>,
)
