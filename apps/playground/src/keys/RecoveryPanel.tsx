import type { RecoveryOption } from '@latchkey/core'
import { usePasskeys, useRecovery } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import type { Opening } from './Keys.tsx'
import { Refusal } from './Refusal.tsx'
import { RemoveButton } from './RemoveButton.tsx'

/** What opens the person's wallets, with a passcode to add in case every passkey is lost. */
export function RecoveryPanel({ opening }: { opening: Opening }) {
  const { data: ways, error, adding, removing } = useRecovery()
  const { data: passkeys } = usePasskeys()
  const [newPasscode, setNewPasscode] = useState('')
  const isPending = adding.isPending || removing.isPending

  function addPasscode(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    adding.mutate({ method: 'user-passcode', newPasscode, ...opening }, { onSuccess: () => setNewPasscode('') })
  }

  const nameOf = ({ method, credentialId }: RecoveryOption) => {
    if (method === 'user-passcode') return 'passcode'
    return `passkey ${passkeys?.find((passkey) => passkey.credentialId === credentialId)?.name ?? 'without a name'}`
  }
  const remove = ({ method, credentialId = '' }: RecoveryOption) =>
    removing.mutate({ ...(method === 'user-passcode' ? { method } : { method, credentialId }), ...opening })

  return (
    <section className="panel" aria-labelledby="recovery" aria-busy={isPending}>
      <h2 id="recovery">Recovery</h2>
      <p>Each of these opens your wallets. Without any of them nobody can, so have two.</p>
      {ways?.length === 0 && <p>You have no wallet yet, so there is nothing to open.</p>}
      <ul className="rows" aria-label="Ways to open your wallets">
        {ways?.map((way) => (
          <li key={way.credentialId ?? way.method}>
            <span>
              Your {nameOf(way)} <small>since {way.createdAt.toLocaleDateString()}</small>
            </span>
            {ways.length > 1 && <RemoveButton what={nameOf(way)} onRemove={() => remove(way)} />}
          </li>
        ))}
      </ul>
      <Refusal error={removing.error ?? error} />
      <form onSubmit={addPasscode}>
        <label>
          New recovery passcode
          <input
            type="password"
            autoComplete="new-password"
            required
            value={newPasscode}
            onChange={(event) => setNewPasscode(event.target.value)}
          />
        </label>
        <button type="submit" aria-disabled={isPending}>
          Add passcode
        </button>
      </form>
      <Refusal error={adding.error} />
    </section>
  )
}
