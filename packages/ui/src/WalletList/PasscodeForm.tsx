'use client'
import { useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Field } from '../parts/Field.tsx'
import { QuestionForm } from '../parts/QuestionForm.tsx'
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

  function submit() {
    const isSame = !isNew || passcode === again
    setDiffer(!isSame)
    if (isSame) onPasscode(passcode)
  }

  return (
    <QuestionForm
      status={differ ? say('wallets.passcode.differ') : error}
      isWrong
      pending={isPending}
      words={{
        cancel: say('wallets.passcode.cancel'),
        confirm: say(isNew ? 'wallets.passcode.create' : 'wallets.create'),
      }}
      part="create-wallet"
      onSubmit={submit}
      onClose={onCancel}
    >
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
    </QuestionForm>
  )
}
