'use client'
import type { DelegationScope } from '@latchkey/core'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Question } from '../parts/Question.tsx'
import { GrantForm, type GrantFormProps } from './GrantForm.tsx'
import type { GrantWords } from './GrantWords.ts'
import { GrantTerms } from './GrantTerms.tsx'
import { grantTermMessages } from './grantTermMessages.ts'

interface GrantDialogProps extends Omit<GrantFormProps, 'say'> {
  open: boolean
  inline: boolean
  scope: DelegationScope
  purpose: string | undefined
  /** How it stands, in sentences. */
  said: ReactNode
  /** The app's own sentences, by key. */
  messages?: GrantWords | undefined
}

/** Asks for server access: who, which wallet, what, what not, why, until when. */
export function GrantDialog({ open, inline, scope, purpose, messages, ...form }: GrantDialogProps) {
  const { wallet, can, state, onDismiss } = form
  const say = useMessages(grantTermMessages, messages)
  const { appName: app } = useUi()
  return (
    <Question
      title={say('grant.title', { app })}
      description={<GrantTerms {...{ wallet, can, scope, purpose, say }} />}
      startsAtTitle
      held={state.status === 'pending'}
      {...{ open, inline, onDismiss }}
    >
      <GrantForm {...form} say={say} />
    </Question>
  )
}
