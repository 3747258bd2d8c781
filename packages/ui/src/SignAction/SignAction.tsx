'use client'
import type { Actions, LatchkeyError } from '@latchkey/core'
import type { ReactNode } from 'react'
import type { Message } from '../messages/Message.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { later } from '../parts/later.ts'
import { slot, type Slot } from '../parts/Slot.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { SignableKind } from './describeRequest.ts'
import { saySigning } from './saySigning.ts'
import { signMessages } from './signMessages.ts'
import type { SignState } from './SignState.ts'
import { useSigning } from './useSigning.ts'

/** What is shown before it is signed, which comes after the button. */
const useSignDialog = later(() => import('./SignDialog.tsx'))

/** What is to be signed, by its kind, and what the app is told when it was done. */
export type SignedThing = {
  [kind in SignableKind]: {
    kind: kind
    parameters: Actions[kind]['parameters']
    /** It was done, and this came of it. */
    onDone?: (result: Actions[kind]['result']) => void
  }
}[SignableKind]

export type SignActionProps = Slot<SignState> &
  SignedThing & {
    /** Over the page, or in it. Default `dialog`. */
    confirm?: 'dialog' | 'inline'
    /** How loud it is. Default `primary`. */
    variant?: ButtonProps['variant']
    /** The button's own words: what the person wants, as `Pay` or `Place the order`. */
    children?: ReactNode
    /** The app's own sentences, by key. */
    messages?: { [key in keyof typeof signMessages]?: Message }
    /** It was signed, and waits for somebody else. */
    onPendingApproval?: (approvalId: string) => void
    /** The person turned back. That is no error. */
    onDeclined?: () => void
    onError?: (error: LatchkeyError) => void
  }

/** Has the person's passkey sign one thing: shows it whole, prompts within one press, and says how it ended. */
export function SignAction(props: SignActionProps) {
  const { kind, parameters, onDone, onPendingApproval, onDeclined, onError } = props
  const { confirm = 'dialog', variant = 'primary', children, messages } = props
  const say = useMessages(signMessages, messages)
  const toWords = useWords()
  const signing = useSigning({ kind, parameters, onDone, onPendingApproval, onDeclined, onError })
  const { state, request, isOpen } = signing
  const { status, error } = state
  const isEnded = status === 'done' || status === 'pendingApproval'
  const { button, result } = useFocusAfter({ isOpen, isDone: isEnded })
  const isGone = status === 'loading' || status === 'unauthenticated' || status === 'unsupported'
  const dialog = useSignDialog()
  const isComing = isOpen && !dialog.part
  const lost = isComing && dialog.error
  const said = saySigning({ state, kind, say, toWords })

  return (
    <div {...slot('sign-action', state, props)} hidden={isGone}>
      {!isGone && !(isOpen && !isComing && confirm === 'inline') && (
        <Button
          buttonRef={button}
          part="trigger"
          variant={variant}
          pending={isComing ? !lost : status === 'submitting' && !isOpen}
          aria-haspopup={confirm === 'dialog' ? 'dialog' : undefined}
          onClick={() => {
            dialog.retry()
            signing.ask()
          }}
        >
          {children ?? say('sign.trigger')}
        </Button>
      )}
      {request && dialog.part && (
        <dialog.part.SignDialog
          open={isOpen}
          inline={confirm === 'inline'}
          onApprove={signing.approve}
          onRenew={signing.renew}
          onDismiss={signing.dismiss}
          {...{ request, state, said, say }}
        />
      )}
      <p ref={result} role="status" tabIndex={-1} data-part="result" data-error={(error ?? lost) ? '' : undefined}>
        {lost ? toWords(lost) : !isOpen && said}
      </p>
    </div>
  )
}
