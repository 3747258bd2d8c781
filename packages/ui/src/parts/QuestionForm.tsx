'use client'
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'

interface QuestionFormProps {
  /** What is asked for. */
  children: ReactNode
  /** How it stands, in a sentence. */
  status: ReactNode
  /** Whether that is what went wrong. */
  isWrong: boolean
  pending: boolean
  words: { cancel: string; confirm: string }
  /** What the answer's button is, to stylesheets. Default `save`. */
  part?: string
  onSubmit: () => Promise<void> | void
  onClose: () => void
}

/** A question in the page, with the keyboard in its first field. Escape leaves it, unless it is being answered. */
export function QuestionForm({ children, status, isWrong, pending, words, part = 'save', ...on }: QuestionFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const input = form.current?.querySelector('input')
    input?.focus()
    input?.select()
  }, [])
  const close = () => !pending && on.onClose()

  function submit(event: FormEvent) {
    event.preventDefault()
    void on.onSubmit()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <form ref={form} data-part="question" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && close()}>
      {children}
      <p role="status" data-part="status" data-error={isWrong ? '' : undefined}>
        {status}
      </p>
      <div data-part="actions">
        <Button part="cancel" aria-disabled={pending || undefined} onClick={close}>
          {words.cancel}
        </Button>
        <Button part={part} type="submit" variant="primary" pending={pending}>
          {words.confirm}
        </Button>
      </div>
    </form>
  )
}
