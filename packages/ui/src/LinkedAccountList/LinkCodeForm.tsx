'use client'
import type { User } from '@latchkey/core'
import { useLinkAccount, useUser } from '@latchkey/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { doOrReread } from '../parts/doOrReread.ts'
import { Field } from '../parts/Field.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { codeKinds, type CodeKind } from '../SignInForm/codeKinds.ts'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { LinkProps } from './LinkProviders.tsx'

interface LinkCodeFormProps extends Pick<LinkProps, 'say'> {
  kind: CodeKind
  onLinked: () => void
  onCancel: () => void
}

/** An address or a number first, then the code that was sent there. */
export function LinkCodeForm({ kind, say, onLinked, onCancel }: LinkCodeFormProps) {
  const sayIn = useMessages(signInMessages)
  const { linkAccount, sendCode, sendSmsCode } = useLinkAccount()
  const { input, words } = codeKinds[kind]
  const { refreshUser } = useUser(nothing)
  const { flight, fly } = useFlight()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [isSent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [isSent])
  const to = typed.trim()
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  const send = async () => {
    const sending = () => (kind === 'email' ? sendCode({ email: to }) : sendSmsCode({ phone: to }))
    if (await fly(async () => [await sending()])) setSent(true)
  }
  async function link() {
    const proof = { code: code.trim() }
    const work = () =>
      linkAccount(kind === 'email' ? { type: 'email', address: to, ...proof } : { type: 'phone', number: to, ...proof })
    const isDone = ({ email, phone }: Known) =>
      kind === 'email' ? email?.address === to : phone?.number === to.replace(/[^\d+]/g, '')
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
      {isSent && <p data-part="sent">{sayIn('signIn.code.sent', { email: <bdi dir="ltr">{to}</bdi> })}</p>}
      {isSent ? (
        <Field
          key="code"
          label={sayIn(words.code)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          readOnly={isPending}
          value={code}
          onValue={setCode}
        />
      ) : (
        <Field
          key="address"
          label={sayIn(words.label)}
          {...input}
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
          {isSent ? say('accounts.link.confirm') : sayIn(words.send)}
        </Button>
      </div>
    </form>
  )
}

type Known = Pick<User, 'email' | 'phone'>

const nothing = () => undefined
