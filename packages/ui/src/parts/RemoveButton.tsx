'use client'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { isUnsure } from './isUnsure.ts'
import { listMessages } from './listMessages.ts'
import { useFlight } from './useFlight.ts'
import { useFocusAfter } from './useFocusAfter.ts'
import { useQuestion } from './useQuestion.ts'

interface RemoveButtonProps {
  /** What goes. */
  name: string
  title: ReactNode
  /** What goes with it. */
  meaning: ReactNode
  /** Who will be asked to confirm. */
  before: ReactNode
  /** What the answer is called that does it. */
  confirm: string
  asksPasscode: boolean
  /** Rejects with what it is known to have failed by. */
  remove: (passcode: string | undefined) => Promise<void>
  onGone: () => void
}

/** Takes one of the person's keys away, after a question that names it. What failed is said there, and stays in the row. */
export function RemoveButton({ name, title, meaning, before, confirm, asksPasscode, ...props }: RemoveButtonProps) {
  const say = useMessages(passkeyMessages)
  const sayWallet = useMessages(walletMessages)
  const sayList = useMessages(listMessages)
  const toWords = useWords()
  const { flight, fly, reset } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const [passcode, setPasscode] = useState('')
  const { button } = useFocusAfter({ isOpen, isDone: false })
  const { status, error } = flight
  const isWorking = status === 'pending' || status === 'slow'
  const question = useQuestion()
  const isComing = isOpen && !question.part
  const lost = isComing && question.error
  const failure = error && (
    <>
      {say(isUnsure(error) ? 'passkeys.remove.unknown' : 'passkeys.remove.failed')} {toWords(error)}
    </>
  )

  async function submit(event: FormEvent) {
    event.preventDefault()
    const isDone = await fly(async () => {
      await props.remove(asksPasscode ? passcode : undefined)
      return true
    })
    if (!isDone) return
    setOpen(false)
    props.onGone()
  }
  const ask = () => {
    reset()
    question.retry()
    setPasscode('')
    setOpen(true)
  }
  const dismiss = () => status !== 'pending' && setOpen(false)

  return (
    <>
      <Button
        buttonRef={button}
        part="remove"
        pending={isWorking || (isComing && !lost)}
        aria-label={say('passkeys.remove.named', { name })}
        aria-haspopup="dialog"
        onClick={ask}
      >
        {say('passkeys.remove')}
      </Button>
      {question.part && (
        <question.part.Question
          role="alertdialog"
          inline={false}
          open={isOpen}
          held={status === 'pending'}
          title={title}
          description={meaning}
          onDismiss={dismiss}
        >
          <form onSubmit={(event) => void submit(event)}>
            {asksPasscode && (
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
              {failure ?? (status === 'slow' ? say('passkeys.slow') : isWorking ? say('passkeys.asking') : before)}
            </p>
            <div data-part="actions">
              <Button part="keep" aria-disabled={status === 'pending' || undefined} onClick={dismiss}>
                {say(status === 'slow' ? 'passkeys.close' : 'passkeys.remove.keep')}
              </Button>
              <Button part="confirm" type="submit" variant={error ? 'neutral' : 'danger'} pending={isWorking}>
                {error ? sayList('list.retry') : confirm}
              </Button>
            </div>
          </form>
        </question.part.Question>
      )}
      {(!isOpen || isComing) && (
        <p role="status" data-part="result" data-error={(error ?? lost) ? '' : undefined}>
          {lost ? toWords(lost) : (failure ?? (isWorking && say('passkeys.slow')))}
        </p>
      )}
    </>
  )
}
