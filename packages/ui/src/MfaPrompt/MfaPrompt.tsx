'use client'
import { lazily, type MfaMethod } from '@latchkey/core'
import { useMfa, usePrivy, useRegisterMfaListener } from '@latchkey/react'
import { useEffect, useState } from 'react'
import { slot, type Slot } from '../parts/Slot.ts'

/** What a MfaPrompt shows; `status` stands in `data-state`. */
export interface MfaPromptState {
  status: 'idle' | 'asking'
}

interface Asked {
  methods: readonly MfaMethod[]
  MfaQuestion: typeof import('./MfaQuestion.tsx').MfaQuestion
}

/** Asks for a second factor whenever something waits for one. An app puts it into its tree once; it shows nothing until then. */
export function MfaPrompt(root: Slot<MfaPromptState>) {
  const { cancel } = useMfa()
  const { user } = usePrivy()
  const [asked, setAsked] = useState<Asked>()
  const isSignedIn = Boolean(user)
  const isAsking = asked !== undefined && isSignedIn

  useRegisterMfaListener({
    onMfaRequired: (methods) =>
      void lazily(import('./MfaQuestion.tsx')).then(({ MfaQuestion }) => setAsked({ methods, MfaQuestion }), cancel),
  })
  // What waits is refused, not left to wait, once nobody is there to ask or to be asked.
  useEffect(() => (isSignedIn ? cancel : undefined), [isSignedIn, cancel])

  return (
    <div {...slot('mfa-prompt', { status: isAsking ? 'asking' : 'idle' }, root)} hidden={!isAsking}>
      {isAsking && (
        <asked.MfaQuestion
          methods={asked.methods}
          onCancel={() => {
            cancel()
            setAsked(undefined)
          }}
          onShown={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}
