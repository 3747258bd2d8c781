'use client'
import { useLogin } from '@latchkey/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { codeKinds, type CodeKind } from './codeKinds.ts'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'

/** An e-mail address, and the code that was mailed to it. */
export const EmailMethod = (props: MethodProps) => <CodeMethod kind="email" {...props} />

/** A phone number, and the code that was texted to it. */
export const SmsMethod = (props: MethodProps) => <CodeMethod kind="sms" {...props} />

/** An address or a number first, then the code that was sent there. */
function CodeMethod({ kind, signIn, say }: MethodProps & { kind: CodeKind }) {
  const { sendCode, loginWithCode, sendSmsCode, loginWithSms } = useLogin()
  const { input, words } = codeKinds[kind]
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const flight = signIn.flightOf(kind)
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  const to = typed.trim()
  const step = sent ? 'code' : 'address'
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    form.current?.querySelector('input')?.focus()
  }, [step])

  async function send() {
    const isSent = await signIn.go(kind, () =>
      kind === 'email' ? sendCode({ email: to }) : sendSmsCode({ phone: to }),
    )
    if (isSent) setSent((times) => times + 1)
  }
  const login = () =>
    kind === 'email' ? loginWithCode({ email: to, code: code.trim() }) : loginWithSms({ phone: to, code: code.trim() })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (step === 'address') void send()
    else void signIn.go(kind, login)
  }

  function startAgain() {
    signIn.reset()
    setCode('')
    setSent(0)
  }

  return (
    <form ref={form} data-part="method" onSubmit={submit}>
      {step === 'address' ? (
        <Field label={say(words.label)} {...input} required value={typed} onValue={setTyped} />
      ) : (
        <>
          <p data-part="sent">{say('signIn.code.sent', { email: <bdi dir="ltr">{to}</bdi> })}</p>
          <Field
            label={say(words.code)}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onValue={setCode}
          />
        </>
      )}
      <Button
        part={step === 'address' ? 'send-code' : 'confirm-code'}
        type="submit"
        variant={step === 'address' ? 'neutral' : 'primary'}
        pending={isPending}
      >
        {say(step === 'address' ? words.send : 'signIn.code.confirm')}
      </Button>
      {step === 'code' && (
        <div data-part="links">
          <Button part="send-again" variant="link" onClick={() => void send()}>
            {say('signIn.code.again')}
          </Button>
          <Button part="other-address" variant="link" onClick={startAgain}>
            {say(words.other)}
          </Button>
        </div>
      )}
      {sent > 1 && !flight.error ? (
        <p role="status" data-part="status">
          {say('signIn.code.sentAgain')}
        </p>
      ) : (
        <SignInError flight={flight} />
      )}
    </form>
  )
}
