'use client'
import { useLinkAccount, useUser } from '@latchkey/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { doOrReread } from '../parts/doOrReread.ts'
import { Field } from '../parts/Field.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { LinkProps } from './LinkProviders.tsx'

interface LinkEmailFormProps extends Pick<LinkProps, 'say'> {
  onLinked: () => void
  onCancel: () => void
}

/** An address first, then the code that was mailed to it. */
export function LinkEmailForm({ say, onLinked, onCancel }: LinkEmailFormProps) {
  const sayIn = useMessages(signInMessages)
  const { linkAccount, sendCode } = useLinkAccount()
  const { refreshUser } = useUser(nothing)
  const { flight, fly } = useFlight()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [isSent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [isSent])
  const address = typed.trim()
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  const send = async () => {
    if (await fly(async () => [await sendCode({ email: address })])) setSent(true)
  }
  async function link() {
    const work = () => linkAccount({ type: 'email', address, code: code.trim() })
    const isDone = ({ email }: { email?: { address: string } | undefined }) => email?.address === address
    if (await fly(async () => [await doOrReread(work, { read: refreshUser, isDone })])) onLinked()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void (isSent ? link() : send())
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <form
      ref={form}
      data-part="question"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !isPending && onCancel()}
    >
      {isSent && <p data-part="sent">{sayIn('signIn.code.sent', { email: <bdi>{address}</bdi> })}</p>}
      {isSent ? (
        <Field
          key="code"
          label={sayIn('signIn.code.label')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          readOnly={isPending}
          value={code}
          onValue={setCode}
        />
      ) : (
        <Field
          key="email"
          label={sayIn('signIn.email.label')}
          type="email"
          autoComplete="email"
          required
          readOnly={isPending}
          value={typed}
          onValue={setTyped}
        />
      )}
      <LinkOutcome error={flight.error} say={say} onMoved={onLinked} />
      <div data-part="actions">
        <Button part="cancel" aria-disabled={isPending || undefined} onClick={() => !isPending && onCancel()}>
          {say('accounts.link.cancel')}
        </Button>
        <Button part="confirm" type="submit" variant="primary" pending={isPending}>
          {isSent ? say('accounts.link.confirm') : sayIn('signIn.email.send')}
        </Button>
      </div>
    </form>
  )
}

const nothing = () => undefined
