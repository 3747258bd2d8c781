'use client'
import { usePrivy } from '@latchkey/react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import type { HeadingLevel } from '../parts/Section.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { SignInForm, type SignInFormProps } from '../SignInForm/SignInForm.tsx'
import { signedOutMessages } from './signedOutMessages.ts'

/** What a SignedOut shows; `status` stands in `data-state`. It is there while nobody is signed in, and known not to be. */
export interface SignedOutState {
  status: 'hidden' | 'shown' | 'signingIn'
}

export interface SignedOutProps extends Slot<SignedOutState> {
  /** Instead of our words and button. */
  children?: ReactNode
  /** Opens the app's own way in; absent: a SignInForm opens here. */
  onSignIn?: () => void
  /** How that form is set up. */
  form?: SignInFormProps
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** What stands where a person's things would be, while nobody is signed in. While that is being found out, nothing does. */
export function SignedOut({ children, onSignIn, form, headingLevel = 2, ...root }: SignedOutProps) {
  const say = useMessages(signedOutMessages)
  const { appName: app } = useUi()
  const { ready, user } = usePrivy()
  const [isOpen, setOpen] = useState(false)
  const title = useId()
  const element = useRef<HTMLDivElement>(null)
  const isOut = ready && user === null
  const status = !isOut ? 'hidden' : isOpen ? 'signingIn' : 'shown'
  const Heading = `h${headingLevel}` as const

  if (isOpen && user) setOpen(false)
  useEffect(() => {
    if (isOpen) element.current?.querySelector<HTMLElement>('button, input')?.focus()
  }, [isOpen])

  return (
    <div ref={element} {...slot('signed-out', { status }, root)} hidden={!isOut}>
      {status === 'signingIn' && <SignInForm headingLevel={headingLevel} {...form} />}
      {status === 'shown' &&
        (children ?? (
          <section aria-labelledby={title} data-part="paper">
            <Heading id={title} data-part="title">
              {say('signedOut.title')}
            </Heading>
            <p data-part="note">{say('signedOut.about', { app })}</p>
            <Button part="sign-in" variant="primary" onClick={onSignIn ?? (() => setOpen(true))}>
              {say('signedOut.signIn')}
            </Button>
          </section>
        ))}
    </div>
  )
}
