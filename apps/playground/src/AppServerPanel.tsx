import { useUser, useWallets } from '@latchkey/react'
import { useEffect, useState, type FormEvent } from 'react'
import { askForSignature, type SignOutcome } from './AppServer.ts'
import type { Room } from './backends.ts'

/** Plays the app's server: it remembers the wallet's id, and asks for a signature whether or not the person is here. */
export function AppServerPanel({ room }: { room: Room }) {
  const walletId = useRememberedWallet(room.name)
  const { user, refreshUser } = useUser()
  const [message, setMessage] = useState('Pay the yearly fee for my library card.')
  const [asking, setAsking] = useState(false)
  const [outcomes, setOutcomes] = useState<SignOutcome[]>([])

  async function ask(event: FormEvent) {
    event.preventDefault()
    if (!walletId || asking) return
    setAsking(true)
    try {
      const outcome = await askForSignature(room.appServer, { walletId, message })
      setOutcomes((before) => [outcome, ...before].slice(0, 6))
      if (user) await refreshUser().catch(() => {}) // so that the profile shows the use at once
    } finally {
      setAsking(false)
    }
  }

  return (
    <section className="panel" aria-labelledby="app-server">
      <h2 id="app-server">The app’s server</h2>
      <p>It can’t see this page. It knows your wallet’s id and asks for a signature, also when you are away.</p>
      <form onSubmit={(event) => void ask(event)}>
        <label>
          Message
          <textarea value={message} rows={2} onChange={(event) => setMessage(event.target.value)} />
        </label>
        <button className="primary" type="submit" aria-disabled={!walletId || asking} aria-busy={asking}>
          {asking ? 'Asking…' : 'Sign as the server'}
        </button>
        {!walletId && <p className="hint">Sign in and make a wallet first.</p>}
      </form>
      <ol className="outcomes" aria-live="polite" aria-label="What the server got">
        {outcomes.map((outcome, index) => (
          <Outcome key={outcomes.length - index} outcome={outcome} />
        ))}
      </ol>
    </section>
  )
}

function Outcome({ outcome }: { outcome: SignOutcome }) {
  return (
    <li data-signed={outcome.signed}>
      <strong>{outcome.signed ? 'Signed' : 'Refused'}</strong>
      <q>{outcome.message}</q>
      {outcome.signed ? (
        <dl>
          <dt>Signature</dt>
          <dd>
            <code data-testid="signature">{outcome.signature}</code>
          </dd>
          <dt>Recovers to</dt>
          <dd>
            <code data-testid="recovered">{outcome.recovered}</code>
          </dd>
        </dl>
      ) : (
        <p>
          {outcome.why} <code data-testid="refusal">{outcome.code}</code>
        </p>
      )}
    </li>
  )
}

/** An app's server keeps the ids of its people's wallets in its own database; this one keeps the last in the tab. */
function useRememberedWallet(roomName: string): string | undefined {
  const key = `playground:wallet:${roomName}`
  const { wallets } = useWallets()
  const seen = wallets.find((wallet) => wallet.id)?.id ?? undefined
  const [remembered] = useState(() => sessionStorage.getItem(key) ?? undefined)
  useEffect(() => {
    if (seen) sessionStorage.setItem(key, seen)
  }, [key, seen])
  return seen ?? remembered
}
