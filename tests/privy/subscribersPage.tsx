// What a refresh that changes nothing costs where 1,000 components look: `privy` is what openPages.ts puts there.
import {
  PrivyProvider,
  useHeadlessDelegatedActions,
  useIdentityToken,
  useLinkAccount,
  useLogin,
  useLoginWithEmail,
  useLogout,
  usePrivy,
  useUser,
} from 'privy'
import { useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'

const subscribers = 1_000
let renders = 0
let functions = new Map<string, unknown>()

function Subscriber() {
  const { user } = usePrivy()
  const { user: same } = useUser()
  renders++
  return (
    <i>
      {user?.id} {same?.email?.address}
    </i>
  )
}

function Functions() {
  const privy = usePrivy()
  const user = useUser()
  const email = useLoginWithEmail()
  const hooks = {
    privy,
    user,
    email,
    login: useLogin(),
    logout: useLogout(),
    link: useLinkAccount(),
    token: useIdentityToken(),
    access: useHeadlessDelegatedActions(),
  }
  useLayoutEffect(() => {
    functions = new Map(
      Object.entries(hooks).flatMap(([hook, members]) =>
        Object.entries(members)
          .filter(([, member]) => typeof member === 'function')
          .map(([name, member]) => [`${hook}.${name}`, member] as const),
      ),
    )
    Object.assign(window, { person: { ready: privy.ready, id: privy.user?.id, ...email } })
  })
  return null
}

/** Counts what one refresh renders, until React has shown it and rests. */
async function refreshOnce() {
  const before = functions
  renders = 0
  const start = performance.now()
  await (functions.get('user.refreshUser') as () => Promise<unknown>)()
  const milliseconds = performance.now() - start
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
  const kept = [...before].filter(([name]) => functions.has(name))
  const functionsChanged = kept.filter(([name, member]) => functions.get(name) !== member).length
  return { renders, milliseconds, functionsChanged, functions: kept.length }
}
Object.assign(window, { refreshOnce })

const { searchParams } = new URL(location.href)
createRoot(document.body.appendChild(document.createElement('main'))).render(
  <PrivyProvider
    appId={searchParams.get('app')!}
    apiUrl={searchParams.get('api')!}
    config={{ loginMethods: ['email', 'wallet'], externalWallets: { disableAllExternalWallets: true } }}
  >
    <Functions />
    {Array.from({ length: subscribers }, (_, index) => (
      <Subscriber key={index} />
    ))}
  </PrivyProvider>,
)
