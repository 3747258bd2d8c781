'use client'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'

export interface QuestionProps {
  open: boolean
  /** In the page instead of over it. */
  inline: boolean
  /** What it asks, as its name. */
  title: ReactNode
  /** What it would mean, as its description. */
  description: ReactNode
  role?: 'dialog' | 'alertdialog'
  /** Begin at the title, so that it is read before an answer is near; otherwise at the first answer. */
  startsAtTitle?: boolean
  /** While true there is no way out but to wait. */
  held: boolean
  onDismiss: () => void
  children: ReactNode
}

/** Asks before something happens that matters, over the page or in it. */
export function Question({ open, inline, title, description, startsAtTitle = false, ...props }: QuestionProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { role = 'dialog', held, onDismiss, children } = props
  const ids = { labelledBy: `${id}title`, describedBy: `${id}about` }
  const content = (
    <>
      <h2 ref={heading} id={ids.labelledBy} data-part="title" tabIndex={startsAtTitle ? -1 : undefined}>
        {title}
      </h2>
      <div id={ids.describedBy} data-part="description">
        {description}
      </div>
      {children}
    </>
  )
  if (!inline) {
    const firstFocus = startsAtTitle ? { firstFocus: heading } : {}
    return (
      <Dialog {...{ open, role, held, onDismiss }} {...ids} {...firstFocus}>
        {content}
      </Dialog>
    )
  }
  return (
    open && (
      <InPage {...{ held, onDismiss, startsAtTitle }} {...ids}>
        {content}
      </InPage>
    )
  )
}

interface InPageProps extends Pick<QuestionProps, 'held' | 'onDismiss' | 'children'> {
  labelledBy: string
  describedBy: string
  startsAtTitle: boolean
}

function InPage({ labelledBy, describedBy, held, onDismiss, startsAtTitle, children }: InPageProps) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>(startsAtTitle ? '[data-part=title]' : 'button')?.focus()
  }, [startsAtTitle])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape answers it, as in a dialog
    <div
      ref={ref}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-part="question"
      onKeyDown={(event) => event.key === 'Escape' && !held && onDismiss()}
    >
      {children}
    </div>
  )
}
