'use client'
import type { DelegationScope } from '@latchkey/core'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { Question } from '../parts/Question.tsx'
import { GrantForm, type GrantFormProps } from './GrantForm.tsx'
import { GrantTerms } from './GrantTerms.tsx'

interface GrantDialogProps extends GrantFormProps {
  open: boolean
  inline: boolean
  scope: DelegationScope
  purpose: string | undefined
  /** How it stands, in sentences. */
  said: ReactNode
}

/** Asks for server access: who, which wallet, what, what not, why, until when. */
export function GrantDialog({ open, inline, scope, purpose, ...form }: GrantDialogProps) {
  const { wallet, can, say, state, onDismiss } = form
  const { appName: app } = useUi()
  return (
    <Question
      title={say('grant.title', { app })}
      description={<GrantTerms {...{ wallet, can, scope, purpose, say }} />}
      startsAtTitle
      held={state.status === 'pending'}
      {...{ open, inline, onDismiss }}
    >
      <GrantForm {...form} />
    </Question>
  )
}
