'use client'
import { useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Field } from '../parts/Field.tsx'
import { QuestionForm } from '../parts/QuestionForm.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import type { WayRowProps } from './WayRow.tsx'

interface PasscodeChangeProps extends Pick<WayRowProps, 'actions' | 'say' | 'ends'> {
  onClose: () => void
}

/** Asks for a new passcode, twice, because nobody can reset it; and for the old one, where no passkey opens the wallets. */
export function PasscodeChange({ actions, say, ends, onClose }: PasscodeChangeProps) {
  const sayWallet = useMessages(walletMessages)
  const sayPasskey = useMessages(passkeyMessages)
  const { appName: app } = useUi()
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const [current, setCurrent] = useState('')
  const [passcode, setPasscode] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const asksCurrent = !actions.opensByPasskey
  const { status, error } = flight
  const isPending = status === 'pending' || status === 'slow'

  async function save() {
    setDiffer(passcode !== again)
    if (passcode !== again) return
    const ways = await fly(() =>
      actions.add({ method: 'user-passcode', newPasscode: passcode, ...(asksCurrent && { passcode: current }) }),
    )
    if (!ways) return
    ends.onResult(say('recovery.passcode.done'))
    onClose()
  }

  const before = asksCurrent ? undefined : say('recovery.byPasskey')
  const newOne = { type: 'password', autoComplete: 'new-password', required: true, readOnly: isPending }
  return (
    <QuestionForm
      status={
        differ
          ? sayWallet('wallets.passcode.differ')
          : error
            ? toWords(error)
            : isPending && !asksCurrent
              ? sayPasskey('passkeys.asking')
              : before
      }
      isWrong={differ || error !== undefined}
      pending={isPending}
      words={{ cancel: sayPasskey('passkeys.cancel'), confirm: say('recovery.passcode.save') }}
      onSubmit={save}
      onClose={onClose}
    >
      {asksCurrent && (
        <Field
          label={say('recovery.passcode.current')}
          {...newOne}
          autoComplete="current-password"
          value={current}
          onValue={setCurrent}
        />
      )}
      <Field
        label={sayWallet('wallets.passcode.label')}
        hint={sayWallet('wallets.passcode.hint')}
        {...newOne}
        value={passcode}
        onValue={setPasscode}
      />
      <Field label={sayWallet('wallets.passcode.repeat')} {...newOne} value={again} onValue={setAgain} />
      <p data-part="hint">{say('recovery.passcode.keep', { app })}</p>
    </QuestionForm>
  )
}
