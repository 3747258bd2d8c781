'use client'
import type { Capabilities, Wallet } from '@latchkey/core'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { Time } from '../parts/Time.tsx'
import { asUnits, offerDurations } from './durations.ts'
import type { grantTermMessages } from './grantTermMessages.ts'
import type { GrantState } from './GrantState.ts'

export interface GrantFormProps {
  wallet: Wallet
  can: NonNullable<Capabilities['delegate']>
  durations: readonly number[] | undefined
  state: GrantState
  said: ReactNode
  say: Say<typeof grantTermMessages>
  onAllow: (answer: { expiresIn: number; passcode?: string }) => void
  onDismiss: () => void
}

/** The answer to the terms: for how long, and yes or no. Refusing is as near as allowing. */
export function GrantForm({ wallet, can, durations, state, said, say, onAllow, onDismiss }: GrantFormProps) {
  const { now } = useUi()
  const { offered, first } = offerDurations({ durations, ...can })
  const [expiresIn, setExpiresIn] = useState(first)
  const [passcode, setPasscode] = useState('')
  const group = useId()
  const needsPasscode = wallet.recoveryMethod === 'user-passcode'
  const { status } = state
  const held = status === 'pending'
  const hasAnswered = held || status === 'slow'

  function allow(event: FormEvent) {
    event.preventDefault()
    onAllow({ expiresIn, ...(needsPasscode && { passcode }) })
  }

  return (
    <form onSubmit={allow}>
      <fieldset data-part="durations">
        <legend>{say('grant.duration')}</legend>
        <div data-part="choices">
          {offered.map((seconds) => {
            const { unit, n } = asUnits(seconds)
            return (
              <label key={seconds}>
                <input
                  type="radio"
                  name={group}
                  checked={seconds === expiresIn}
                  onChange={() => !hasAnswered && setExpiresIn(seconds)}
                />
                <span>{say(`grant.duration.${unit}`, { n })}</span>
              </label>
            )
          })}
        </div>
        <p data-part="hint">
          {say('grant.ends', { date: <Time as="moment" at={new Date(now().getTime() + expiresIn * 1000)} /> })}
        </p>
      </fieldset>
      {needsPasscode && (
        <Field
          label={say('grant.passcode')}
          type="password"
          autoComplete="current-password"
          required
          readOnly={hasAnswered}
          value={passcode}
          onValue={setPasscode}
        />
      )}
      <p role="status" data-part="status" data-error={state.error ? '' : undefined}>
        {said ?? (can.needsPasskey && say('grant.passkey'))}
      </p>
      <div data-part="actions">
        <Button part="deny" aria-disabled={held || undefined} onClick={() => !held && onDismiss()}>
          {say(status === 'slow' ? 'grant.close' : 'grant.deny')}
        </Button>
        <Button part="allow" type="submit" variant="primary" pending={hasAnswered}>
          {say(state.error ? 'grant.again' : 'grant.allow')}
        </Button>
      </div>
    </form>
  )
}
