'use client'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { walletMessages } from './walletMessages.ts'

interface PasscodeFormProps {
  /** False where earlier wallets open with a passcode: then that one is asked for. */
  isNew: boolean
  isPending: boolean
  /** Why the last one was not taken. */
  error: string | undefined
  onPasscode: (passcode: string) => void
  onCancel: () => void
}

/** Asks for the passcode that locks a wallet; a new one twice, because nobody can reset it. */
export function PasscodeForm({ isNew, isPending, error, onPasscode, onCancel }: PasscodeFormProps) {
  const say = useMessages(walletMessages)
  const { appName: app } = useUi()
  const [passcode, setPasscode] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  function submit(event: FormEvent) {
    event.preventDefault()
    const isSame = !isNew || passcode === again
    setDiffer(!isSame)
    if (isSame) onPasscode(passcode)
  }

  return (
    <form ref={form} data-part="question" onSubmit={submit}>
      <p>{isNew ? say('wallets.passcode.why', { app }) : say('wallets.passcode.known')}</p>
      <Field
        label={say(isNew ? 'wallets.passcode.label' : 'wallets.passcode.knownLabel')}
        hint={isNew && say('wallets.passcode.hint')}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        readOnly={isPending}
        value={passcode}
        onValue={setPasscode}
      />
      {isNew && (
        <Field
          label={say('wallets.passcode.repeat')}
          type="password"
          autoComplete="new-password"
          required
          readOnly={isPending}
          value={again}
          onValue={setAgain}
        />
      )}
      <p role="status" data-part="status" data-error="">
        {differ ? say('wallets.passcode.differ') : error}
      </p>
      <div data-part="actions">
        <Button part="cancel" aria-disabled={isPending || undefined} onClick={() => !isPending && onCancel()}>
          {say('wallets.passcode.cancel')}
        </Button>
        <Button part="create-wallet" type="submit" variant="primary" pending={isPending}>
          {say(isNew ? 'wallets.passcode.create' : 'wallets.create')}
        </Button>
      </div>
    </form>
  )
}
