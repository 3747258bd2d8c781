'use client'
import type { ActionRequest } from '@latchkey/core'
import type { ReactNode } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { Question } from '../parts/Question.tsx'
import type { SignableKind } from './describeRequest.ts'
import type { signMessages } from './signMessages.ts'
import type { SignState } from './SignState.ts'
import { SignTerms } from './SignTerms.tsx'

interface SignDialogProps {
  open: boolean
  inline: boolean
  request: ActionRequest<SignableKind>
  state: SignState
  /** How it stands, in sentences. */
  said: ReactNode
  say: Say<typeof signMessages>
  onApprove: () => void
  onRenew: () => void
  onDismiss: () => void
}

/** Ends from which the same has to be readied anew. */
const isOver = (status: SignState['status']) => status === 'expired' || status === 'failed' || status === 'unknown'

/** Shows what will be signed, and has one press that prompts for it. */
export function SignDialog({ open, inline, request, state, said, say, ...props }: SignDialogProps) {
  const { status, error } = state
  const isWorking = status === 'preparing' || status === 'prompting' || status === 'submitting'
  const label = isOver(status) ? 'sign.renew' : status === 'cancelled' ? 'sign.again' : 'sign.confirm'
  return (
    <Question
      title={say(`sign.title.${request.kind}`)}
      description={<SignTerms {...{ request, say }} />}
      startsAtTitle
      held={false}
      onDismiss={props.onDismiss}
      {...{ open, inline }}
    >
      <p role="status" data-part="status" data-error={error || status === 'expired' ? '' : undefined}>
        {said}
      </p>
      <div data-part="actions">
        <Button part="deny" onClick={props.onDismiss}>
          {say(status === 'submitting' || error || isOver(status) ? 'sign.close' : 'sign.cancel')}
        </Button>
        {status !== 'needsLogin' && (
          <Button
            part="approve"
            variant="primary"
            pending={isWorking}
            onClick={isOver(status) ? props.onRenew : props.onApprove}
          >
            {say(label)}
          </Button>
        )}
      </div>
    </Question>
  )
}
