'use client'
import { lazily, type TotpEnrollment } from '@latchkey/core'
import { useState } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { mfaMessages } from './mfaMessages.ts'
import type { MfaActions } from './useMfaMethodList.ts'

export interface AddTotpProps {
  actions: Pick<MfaActions, 'beginTotp' | 'addTotp'>
  say: Say<typeof mfaMessages>
  onAdded: () => void
}

interface Begun {
  enrollment: TotpEnrollment
  TotpForm: typeof import('./TotpForm.tsx').TotpForm
}

/** Adds an authenticator app: a press has its key made, and brings the form that shows it. */
export function AddTotp({ actions, say, onAdded }: AddTotpProps) {
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const [begun, setBegun] = useState<Begun>()
  const { button } = useFocusAfter({ isOpen: begun !== undefined, isDone: false })
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function begin() {
    const loading = lazily(import('./TotpForm.tsx'))
    loading.catch(() => {}) // heard of below, where the key comes first
    setBegun(
      await fly(async () => {
        const enrollment = await actions.beginTotp()
        return { enrollment, TotpForm: (await loading).TotpForm }
      }),
    )
  }

  if (begun) {
    const { TotpForm, enrollment } = begun
    return <TotpForm {...{ enrollment, actions, say, onAdded }} onClose={() => setBegun(undefined)} />
  }
  return (
    <div data-part="step">
      <Button buttonRef={button} part="add-totp" pending={isPending} onClick={() => void begin()}>
        {say('mfa.add.totp')}
      </Button>
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error ? toWords(flight.error) : isPending && say('mfa.add.working')}
      </p>
    </div>
  )
}
