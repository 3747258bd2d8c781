'use client'
import type { TotpEnrollment } from '@latchkey/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { QrCode } from '../parts/QrCode.tsx'
import { useCopy } from '../parts/useCopy.ts'
import { useFlight } from '../parts/useFlight.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import type { AddTotpProps } from './AddTotp.tsx'

interface TotpFormProps extends AddTotpProps {
  enrollment: TotpEnrollment
  onClose: () => void
}

/** Gives the app its key, as a picture, a link and a text; then takes the first code that the app shows. */
export function TotpForm({ enrollment, actions, say, onAdded, onClose }: TotpFormProps) {
  const sayPasskey = useMessages(passkeyMessages)
  const toWords = useWords()
  const { secret, authUrl } = enrollment
  const { copy } = useCopy(secret, say('mfa.totp.copied'))
  const { flight, fly } = useFlight()
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await fly(async () => [await actions.addTotp(code.replace(/\s/g, ''))]))) return
    onAdded()
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <form
      ref={form}
      data-part="question"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && !isPending && onClose()}
    >
      <p>{say('mfa.totp.how')}</p>
      <QrCode text={authUrl} label={say('mfa.totp.picture')} />
      <div data-part="step">
        <p data-part="hint">{say('mfa.totp.secret')}</p>
        <code data-part="secret" dir="ltr">
          {inFours(secret)}
        </code>
        <div data-part="links">
          <Button part="copy-secret" variant="link" onClick={() => void copy()}>
            {say('mfa.totp.copy')}
          </Button>
          {authUrl.startsWith('otpauth://') && (
            <a data-part="open-app" href={authUrl}>
              {say('mfa.totp.open')}
            </a>
          )}
        </div>
      </div>
      <Field
        label={say('mfa.totp.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        readOnly={isPending}
        value={code}
        onValue={setCode}
      />
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error && toWords(flight.error)}
      </p>
      <div data-part="actions">
        <Button part="cancel" aria-disabled={isPending || undefined} onClick={() => !isPending && onClose()}>
          {sayPasskey('passkeys.cancel')}
        </Button>
        <Button part="confirm" type="submit" variant="primary" pending={isPending}>
          {say('mfa.totp.confirm')}
        </Button>
      </div>
    </form>
  )
}

/** As it is read and typed: four letters at a time. */
const inFours = (secret: string) => secret.replace(/.{4}(?=.)/g, '$& ')
