'use client'
import { useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { isUnsure } from '../parts/isUnsure.ts'
import { listMessages } from '../parts/listMessages.ts'
import { Question } from '../parts/Question.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { DeviceRowProps } from './DeviceRow.tsx'

interface SignOutOthersProps extends Pick<DeviceRowProps, 'say' | 'signOut' | 'onResult'> {
  /** How many there are. */
  others: number
}

/** Signs out every device but this one, after a question that says how many. */
export function SignOutOthers({ others, say, signOut, onResult }: SignOutOthersProps) {
  const sayList = useMessages(listMessages)
  const toWords = useWords()
  const { flight, fly, reset } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState(others)
  const { status, error } = flight
  // True of now only: whoever signs in somewhere later is on the list again.
  const isDone = status === 'done' && others === 0
  const { button, result } = useFocusAfter({ isOpen, isDone })
  const isWorking = status === 'pending' || status === 'slow'
  const failure = error && (
    <>
      {say(isUnsure(error) ? 'devices.others.unknown' : 'devices.others.failed')} {toWords(error)}
    </>
  )

  async function confirm() {
    const isOut = await fly(async () => {
      await signOut()
      return true
    })
    if (isOut) setOpen(false)
  }
  const ask = () => {
    reset()
    setAsked(others)
    onResult(undefined)
    setOpen(true)
  }
  const dismiss = () => status !== 'pending' && setOpen(false)

  return (
    <div data-part="create">
      {(others > 0 || isOpen) && (
        <Button buttonRef={button} part="sign-out-others" pending={isWorking} aria-haspopup="dialog" onClick={ask}>
          {say('devices.others')}
        </Button>
      )}
      <Question
        role="alertdialog"
        inline={false}
        open={isOpen}
        held={status === 'pending'}
        title={say('devices.others.title', { n: asked })}
        description={<p>{say('devices.others.about')}</p>}
        onDismiss={dismiss}
      >
        <p role="status" data-part="status" data-error={error ? '' : undefined}>
          {failure ?? (status === 'slow' && say('devices.slow'))}
        </p>
        <div data-part="actions">
          <Button part="keep" aria-disabled={status === 'pending' || undefined} onClick={dismiss}>
            {say('devices.others.keep')}
          </Button>
          <Button
            part="confirm"
            variant={error ? 'neutral' : 'danger'}
            pending={isWorking}
            onClick={() => void confirm()}
          >
            {error ? sayList('list.retry') : say('devices.others.confirm')}
          </Button>
        </div>
      </Question>
      <p ref={result} role="status" tabIndex={-1} data-part="result" data-error={!isOpen && error ? '' : undefined}>
        {!isOpen && (failure ?? (status === 'slow' ? say('devices.slow') : isDone && say('devices.others.done')))}
      </p>
    </div>
  )
}
