'use client'
import { useCapabilities } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { isUnsure } from '../parts/isUnsure.ts'
import { listMessages } from '../parts/listMessages.ts'
import { Question } from '../parts/Question.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import type { PasskeyRowProps } from './PasskeyRow.tsx'
import type { PasskeyActions } from './usePasskeyList.ts'

interface RemovePasskeyProps extends Pick<PasskeyRowProps, 'entry' | 'say' | 'onGone' | 'onResult'> {
  name: string
  remove: PasskeyActions['remove']
}

/** Takes a passkey away, after a question that names it and says what goes with it. What failed stays in the row. */
export function RemovePasskey({ entry, name, say, remove, onGone, onResult }: RemovePasskeyProps) {
  const sayWallet = useMessages(walletMessages)
  const sayList = useMessages(listMessages)
  const toWords = useWords()
  const { wallets: can } = useCapabilities()
  const { flight, fly, reset } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const [passcode, setPasscode] = useState('')
  const { button } = useFocusAfter({ isOpen, isDone: false })
  const { passkey, isOnly, opensWallets, leavesPasscode } = entry
  const { status, error } = flight
  const isWorking = status === 'pending' || status === 'slow'

  async function confirm(event: FormEvent) {
    event.preventDefault()
    const isDone = await fly(async () => {
      await remove(passkey, leavesPasscode ? passcode : undefined)
      return true
    })
    if (!isDone) return
    setOpen(false)
    onResult(say('passkeys.remove.done', { name: <bdi>{name}</bdi> }))
    onGone()
  }
  const ask = () => {
    reset()
    setPasscode('')
    setOpen(true)
  }
  const failure = error && (
    <>
      {say(isUnsure(error) ? 'passkeys.remove.unknown' : 'passkeys.remove.failed')} {toWords(error)}
    </>
  )
  const dismiss = () => status !== 'pending' && setOpen(false)

  return (
    <>
      <Button
        buttonRef={button}
        part="remove"
        pending={isWorking}
        aria-label={say('passkeys.remove.named', { name })}
        aria-haspopup="dialog"
        onClick={ask}
      >
        {say('passkeys.remove')}
      </Button>
      <Question
        role="alertdialog"
        inline={false}
        open={isOpen}
        held={status === 'pending'}
        title={say('passkeys.remove.title', { name: <bdi>{name}</bdi> })}
        description={
          <ul data-part="warnings">
            <li>{say(isOnly ? 'passkeys.remove.last' : 'passkeys.remove.signIn')}</li>
            {opensWallets && <li>{say('passkeys.remove.opens')}</li>}
            {can?.keptBy === 'service' && <li>{say('passkeys.remove.signs')}</li>}
            <li>{say('passkeys.remove.manager')}</li>
          </ul>
        }
        onDismiss={dismiss}
      >
        <form onSubmit={(event) => void confirm(event)}>
          {leavesPasscode && (
            <Field
              label={sayWallet('wallets.passcode.knownLabel')}
              type="password"
              autoComplete="current-password"
              required
              readOnly={isWorking}
              value={passcode}
              onValue={setPasscode}
            />
          )}
          <p role="status" data-part="status" data-error={error ? '' : undefined}>
            {failure ??
              say(
                status === 'slow'
                  ? 'passkeys.slow'
                  : isWorking
                    ? 'passkeys.asking'
                    : isOnly
                      ? 'passkeys.remove.byItself'
                      : 'passkeys.remove.byOther',
              )}
          </p>
          <div data-part="actions">
            <Button part="keep" aria-disabled={status === 'pending' || undefined} onClick={dismiss}>
              {say(status === 'slow' ? 'passkeys.close' : 'passkeys.remove.keep')}
            </Button>
            <Button part="confirm" type="submit" variant={error ? 'neutral' : 'danger'} pending={isWorking}>
              {error ? sayList('list.retry') : say('passkeys.remove.confirm')}
            </Button>
          </div>
        </form>
      </Question>
      {!isOpen && (
        <p role="status" data-part="result" data-error={error ? '' : undefined}>
          {failure ?? (isWorking && say('passkeys.slow'))}
        </p>
      )}
    </>
  )
}
