import type { OwnPasskey } from '@latchkey/core'
import { usePasskeys } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import type { Opening } from './Keys.tsx'
import { Refusal } from './Refusal.tsx'
import { RemoveButton } from './RemoveButton.tsx'

/** What the person signs in with; a new passkey opens their wallets, too. */
export function PasskeysPanel({ opening }: { opening: Opening }) {
  const { data: passkeys, error, adding, removing } = usePasskeys()
  const [name, setName] = useState('')
  const [isLost, setIsLost] = useState(false)
  const isPending = adding.isPending || removing.isPending

  function add(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    const parameters = { ...(name && { name }), ...opening, ...(isLost && { signWith: 'passcode' as const }) }
    adding.mutate(parameters, {
      onSuccess: () => {
        setName('')
        setIsLost(false)
      },
    })
  }

  return (
    <section className="panel" aria-labelledby="passkeys" aria-busy={isPending}>
      <h2 id="passkeys">Passkeys</h2>
      <p>You sign in with these.</p>
      {passkeys?.length === 0 && <p>You have none yet.</p>}
      <ul className="rows" aria-label="Your passkeys">
        {passkeys?.map((passkey) => (
          <li key={passkey.credentialId}>
            <span>
              {nameOf(passkey)} <small>{about(passkey)}</small>
            </span>
            <RemoveButton
              what={nameOf(passkey)}
              onRemove={() => removing.mutate({ credentialId: passkey.credentialId, ...opening })}
            />
          </li>
        ))}
      </ul>
      <Refusal error={removing.error ?? error} />
      <form onSubmit={add}>
        <label>
          Name of a new passkey
          <input value={name} maxLength={64} onChange={(event) => setName(event.target.value)} />
        </label>
        {passkeys && passkeys.length > 0 && (
          <label>
            <input type="checkbox" checked={isLost} onChange={(event) => setIsLost(event.target.checked)} />I have none
            of these any more: the passcode signs for it
          </label>
        )}
        <button type="submit" aria-disabled={isPending}>
          Add a passkey
        </button>
      </form>
      <Refusal error={adding.error} />
    </section>
  )
}

const nameOf = ({ name }: OwnPasskey) => name ?? 'A passkey without a name'

const about = ({ lastUsedAt, backedUp }: OwnPasskey) =>
  [
    lastUsedAt ? `last used ${lastUsedAt.toLocaleDateString()}` : 'never used',
    backedUp ? 'synced' : 'on one device',
  ].join(', ')
