'use client'
import { useState, type ReactNode } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from './Button.tsx'
import { isUnsure } from './isUnsure.ts'
import { listMessages } from './listMessages.ts'
import { useFlight } from './useFlight.ts'
import { useFocusAfter } from './useFocusAfter.ts'
import { useQuestion } from './useQuestion.ts'

interface ConfirmButtonProps {
  part: string
  /** What stands on the button. */
  children: string
  /** Its whole name, where others of its kind stand beside it. */
  name?: string
  /** Absent: the button is not there, and only what became of it is. */
  isOffered?: boolean
  title: ReactNode
  /** What it would mean. */
  description: ReactNode
  words: { keep: string; confirm: string; failed: string; unknown: string }
  /** Rejects with what it is known to have failed by. */
  work: () => Promise<void>
  /** What is said while nothing goes on: how it ended, say. */
  after?: ReactNode
  onAsk?: () => void
  onDone?: () => void
}

/** Does something once a question about it was answered. What failed is said in the question, and stays beside the button. */
export function ConfirmButton({ part, children, name, title, description, words, ...props }: ConfirmButtonProps) {
  const { isOffered = true, work, after, onAsk, onDone } = props
  const say = useMessages(listMessages)
  const toWords = useWords()
  const { flight, fly, reset } = useFlight()
  const [isOpen, setOpen] = useState(false)
  const { status, error } = flight
  const { button, result } = useFocusAfter({ isOpen, isDone: Boolean(after) })
  const isWorking = status === 'pending' || status === 'slow'
  const question = useQuestion()
  const isComing = isOpen && !question.part
  const lost = isComing && question.error
  const failure = error && `${isUnsure(error) ? words.unknown : words.failed} ${toWords(error)}`

  async function confirm() {
    const isDone = await fly(async () => {
      await work()
      return true
    })
    if (!isDone) return
    setOpen(false)
    onDone?.()
  }
  const ask = () => {
    reset()
    question.retry()
    onAsk?.()
    setOpen(true)
  }
  const dismiss = () => status !== 'pending' && setOpen(false)

  return (
    <>
      {(isOffered || isOpen) && (
        <Button
          buttonRef={button}
          part={part}
          pending={isWorking || (isComing && !lost)}
          aria-label={name}
          aria-haspopup="dialog"
          onClick={ask}
        >
          {children}
        </Button>
      )}
      {question.part && (
        <question.part.Question
          role="alertdialog"
          inline={false}
          open={isOpen}
          held={status === 'pending'}
          title={title}
          description={description}
          onDismiss={dismiss}
        >
          <p role="status" data-part="status" data-error={error ? '' : undefined}>
            {failure ?? (status === 'slow' && say('list.slow'))}
          </p>
          <div data-part="actions">
            <Button part="keep" aria-disabled={status === 'pending' || undefined} onClick={dismiss}>
              {words.keep}
            </Button>
            <Button
              part="confirm"
              variant={error ? 'neutral' : 'danger'}
              pending={isWorking}
              onClick={() => void confirm()}
            >
              {error ? say('list.retry') : words.confirm}
            </Button>
          </div>
        </question.part.Question>
      )}
      <p
        ref={result}
        role="status"
        tabIndex={-1}
        data-part="result"
        data-error={(!isOpen && error) || lost ? '' : undefined}
      >
        {lost ? toWords(lost) : !isOpen && (failure ?? (status === 'slow' ? say('list.slow') : after))}
      </p>
    </>
  )
}
