import { LatchkeyProvider, usePrivy } from '@latchkey/react'
import { LatchkeyUi, SignInForm, UserProfile } from '@latchkey/ui'
import '@latchkey/ui/styles.css'
import { AppServerPanel } from './AppServerPanel.tsx'
import { room } from './backends.ts'
import { InboxPanel } from './InboxPanel.tsx'

/** The whole story in one page: sign up, a wallet, server access, and its end. */
export function App() {
  return (
    <LatchkeyProvider backend={room.backend}>
      <LatchkeyUi appName="Playground">
        <Header />
        <main>
          <Person />
          <aside>
            <AppServerPanel room={room} />
            <InboxPanel room={room} />
          </aside>
        </main>
      </LatchkeyUi>
    </LatchkeyProvider>
  )
}

function Header() {
  const { authenticated, logout } = usePrivy()
  return (
    <header>
      <a className="brand" href="/">
        <Mark /> Latchkey <span>playground</span>
      </a>
      <nav aria-label="Backend">
        <a href="?backend=embedded" aria-current={room.name === 'embedded' ? 'page' : undefined}>
          In this tab
        </a>
        <a href="?backend=http" aria-current={room.name === 'http' ? 'page' : undefined}>
          On a server
        </a>
      </nav>
      {authenticated && (
        <button type="button" onClick={() => void logout()}>
          Sign out
        </button>
      )}
    </header>
  )
}

function Person() {
  const { user } = usePrivy()
  return <div className="person">{user === null ? <SignInForm /> : <UserProfile />}</div>
}

const Mark = () => (
  <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
    <path
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      d="M8.5 15.5a4.5 4.5 0 1 1 3.9-2.2L20 20.5h-3v-2.6h-2.6v-2.4"
      transform="translate(1 -2)"
    />
  </svg>
)
