import { useState } from 'react'
import { ImportPanel } from './ImportPanel.tsx'
import { PasskeysPanel } from './PasskeysPanel.tsx'
import { RecoveryPanel } from './RecoveryPanel.tsx'
import { SignPanel } from './SignPanel.tsx'

/** What opens the wallets beside a passkey, where the person typed it. */
export interface Opening {
  passcode?: string
}

/** What people do with their own keys: sign, bring a wallet along, and look after what opens them all. */
export function Keys() {
  const [passcode, setPasscode] = useState('')
  const opening: Opening = passcode ? { passcode } : {}
  return (
    <div className="keys">
      <section className="panel" aria-labelledby="opening">
        <h2 id="opening">Unlocking</h2>
        <p>Your wallets open by your passkey, unless you type a passcode here. It is forgotten with this page.</p>
        <form onSubmit={(event) => event.preventDefault()}>
          <label>
            Passcode
            <input
              type="password"
              autoComplete="current-password"
              value={passcode}
              onChange={(event) => setPasscode(event.target.value)}
            />
          </label>
        </form>
      </section>
      <SignPanel opening={opening} />
      <ImportPanel opening={opening} />
      <RecoveryPanel opening={opening} />
      <PasskeysPanel opening={opening} />
    </div>
  )
}
