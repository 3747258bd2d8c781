import { toUser } from '@latchkey/core/wire'
import { ada, fakeBackend } from '@latchkey/core/fake'
import {
  LatchkeyProvider,
  useHeadlessDelegatedActions,
  useIdentityToken,
  useLogin,
  useLogout,
  usePrivy,
  usePrivyUser,
  useUser,
  useWallets,
} from '@latchkey/react'
import { useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'

/** What one change cost. */
export interface ChangeFigure {
  renders: number
  milliseconds: number
  /** Functions that hooks gave before and gave anew. */
  functionsChanged: number
  functions: number
}

declare global {
  interface Window {
    change: Record<'nothing' | 'oneAccount' | 'signOut', () => Promise<ChangeFigure>>
    ready: () => boolean
  }
}

const subscribers = Number(new URLSearchParams(location.search).get('subscribers') ?? 1_000)
let renders = 0
let functions = new Map<string, unknown>()
let changes = 0

/** Each answer is a fresh copy, as from a network. */
const backend = fakeBackend({
  user: ada,
  refreshUser: async () => structuredClone({ user: person(), identityToken: null }),
})

/** Ada, one of whose accounts is another with each change. */
const person = () =>
  changes === 0
    ? ada
    : toUser({
        ...ada,
        linkedAccounts: ada.linkedAccounts.map((account) =>
          account.type === 'email' ? { ...account, address: `ada${changes}@example.com` } : account,
        ),
      })

function Subscriber() {
  const { user } = usePrivy()
  const { user: email } = useUser((someone) => someone?.email?.address)
  renders++
  return (
    <i>
      {user?.id} {email}
    </i>
  )
}

function Functions() {
  const hooks = {
    privy: usePrivy(),
    privyUser: usePrivyUser() ?? {},
    user: useUser(),
    login: useLogin(),
    logout: useLogout(),
    wallets: useWallets(),
    identityToken: useIdentityToken(),
    actions: useHeadlessDelegatedActions(),
  }
  useLayoutEffect(() => {
    functions = new Map(
      Object.entries(hooks).flatMap(([hook, members]) =>
        Object.entries(members)
          .filter(([, member]) => typeof member === 'function')
          .map(([name, member]) => [`${hook}.${name}`, member] as const),
      ),
    )
  })
  return null
}

/** Counts what an action renders, to the end of the task in which React has shown it. */
async function measure(action: () => Promise<unknown>): Promise<ChangeFigure> {
  const before = functions
  renders = 0
  const start = performance.now()
  await action()
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  })
  const milliseconds = performance.now() - start
  const kept = [...before].filter(([name]) => functions.has(name))
  const functionsChanged = kept.filter(([name, member]) => functions.get(name) !== member).length
  return { renders, milliseconds, functionsChanged, functions: kept.length }
}

const call = <result,>(name: string) => (functions.get(name) as () => Promise<result>)()

window.ready = () => document.querySelectorAll('i').length === subscribers && renders >= 2 * subscribers
window.change = {
  nothing: () => measure(() => call('user.refreshUser')),
  oneAccount: () => measure(() => (changes++, call('user.refreshUser'))),
  signOut: () => measure(() => call('privy.logout')),
}

createRoot(document.getElementById('root')!).render(
  <LatchkeyProvider backend={backend}>
    <Functions />
    {Array.from({ length: subscribers }, (_, index) => (
      <Subscriber key={index} />
    ))}
  </LatchkeyProvider>,
)
