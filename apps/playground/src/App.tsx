import { LatchkeyProvider, usePrivy } from '@latchkey/react'
import { LatchkeyUi, MfaPrompt, SignInForm, UserProfile } from '@latchkey/ui'
import '@latchkey/ui/styles.css'
import { AppServerPanel } from './AppServerPanel.tsx'
import { room } from './backends.ts'
import { InboxPanel } from './InboxPanel.tsx'
import { Keys } from './keys/Keys.tsx'

/** The whole story in one page: sign up, a wallet, server access, and its end. */
export function App() {
  return (
    <LatchkeyProvider backend={room.backend}>
      <LatchkeyUi appName="Playground">
        <Header />
        <main>
          <div>
            <Person />
          </div>
          <aside>
            <AppServerPanel room={room} />
            <InboxPanel room={room} />
          </aside>
        </main>
        <MfaPrompt />
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
  if (user !== null)
    return (
      <>
        <UserProfile />
        {user && <Keys />}
      </>
    )
  return (
    <div className="welcome">
      <SignInForm />
      <section className="steps" aria-labelledby="story">
        <h2 id="story">What you can live through here</h2>
        <ol>
          <li>Sign up with a passkey. It makes a wallet and is the only thing that opens it.</li>
          <li>Let the app’s server sign for you, until a day you choose.</li>
          <li>Sign out. Have the server sign while you are away.</li>
          <li>Come back, see when it was last used, and revoke.</li>
          <li>Ask the server to sign once more. It is refused.</li>
        </ol>
        <p>
          {room.name === 'embedded'
            ? 'Everything happens in this tab: the server, its database and its keys are here.'
            : 'A server keeps people and sealed keys in its own database; the app’s server has only a secret.'}{' '}
          The keys and signatures are real. The money is not: nothing is sent to a chain.
        </p>
      </section>
    </div>
  )
}

const Mark = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <g fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="8" cy="12" r="4.5" />
      <path d="M12.5 12H21v4M17 12v3" />
    </g>
  </svg>
)
