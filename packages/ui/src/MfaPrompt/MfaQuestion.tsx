'use client'
import type { MfaMethod } from '@latchkey/core'
import { useMfa } from '@latchkey/react'
import { useState, type FormEvent } from 'react'
import { mfaMessages } from '../MfaMethodList/mfaMessages.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { Question } from '../parts/Question.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'

interface MfaQuestionProps {
  /** Any of these will do. */
  methods: readonly MfaMethod[]
  onCancel: () => void
  onShown: () => void
}

/** Takes the code of the person's app, or has their passkey asked. What failed is said here, and may be tried again. */
export function MfaQuestion({ methods, onCancel, onShown }: MfaQuestionProps) {
  const say = useMessages(mfaMessages)
  const sayPasskey = useMessages(passkeyMessages)
  const toWords = useWords()
  const { submit } = useMfa()
  const { flight, fly } = useFlight()
  const [tried, setTried] = useState<MfaMethod>()
  const [code, setCode] = useState('')
  const { status, error } = flight
  const isPending = status === 'pending' || status === 'slow'
  const hasTotp = methods.includes('totp')

  async function show(method: MfaMethod) {
    setTried(method)
    if (await fly(async () => [await submit(method, code.replace(/\s/g, ''))])) onShown()
  }
  function confirm(event: FormEvent) {
    event.preventDefault()
    void show(hasTotp ? 'totp' : 'passkey')
  }
  const dismiss = () => status !== 'pending' && onCancel()

  return (
    <Question
      open
      inline={false}
      held={status === 'pending'}
      title={say('mfa.ask.title')}
      description={<p>{say('mfa.ask.about')}</p>}
      onDismiss={dismiss}
    >
      <form onSubmit={confirm}>
        {hasTotp && (
          <Field
            label={say('mfa.ask.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            readOnly={isPending}
            value={code}
            onValue={setCode}
          />
        )}
        <p role="status" data-part="status" data-error={error ? '' : undefined}>
          {error ? toWords(error) : isPending && tried === 'passkey' && sayPasskey('passkeys.asking')}
        </p>
        {hasTotp && methods.includes('passkey') && (
          <div data-part="links">
            <Button part="passkey" variant="link" onClick={() => void show('passkey')}>
              {say('mfa.ask.passkey')}
            </Button>
          </div>
        )}
        <div data-part="actions">
          <Button part="cancel" aria-disabled={status === 'pending' || undefined} onClick={dismiss}>
            {sayPasskey('passkeys.cancel')}
          </Button>
          <Button part="confirm" type="submit" variant="primary" pending={isPending}>
            {say(hasTotp ? 'mfa.ask.confirm' : 'mfa.ask.passkey')}
          </Button>
        </div>
      </form>
    </Question>
  )
}
