'use client'
import { useLogin } from '@latchkey/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'

/** An address first, then the code that was mailed to it. */
export function EmailMethod({ signIn, say }: MethodProps) {
  const { sendCode, loginWithCode } = useLogin()
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const flight = signIn.flightOf('email')
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  const step = sent ? 'code' : 'email'
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    form.current?.querySelector('input')?.focus()
  }, [step])

  async function send() {
    const isSent = await signIn.go('email', () => sendCode({ email: email.trim() }))
    if (isSent) setSent((times) => times + 1)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (step === 'email') void send()
    else void signIn.go('email', () => loginWithCode({ email: email.trim(), code: code.trim() }))
  }

  function startAgain() {
    signIn.reset()
    setCode('')
    setSent(0)
  }

  return (
    <form ref={form} data-part="method" onSubmit={submit}>
      {step === 'email' ? (
        <Field
          label={say('signIn.email.label')}
          type="email"
          autoComplete="email"
          required
          value={email}
          onValue={setEmail}
        />
      ) : (
        <>
          <p data-part="sent">{say('signIn.code.sent', { email: <bdi>{email.trim()}</bdi> })}</p>
          <Field
            label={say('signIn.code.label')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onValue={setCode}
          />
        </>
      )}
      <Button
        part={step === 'email' ? 'send-code' : 'confirm-code'}
        type="submit"
        variant={step === 'email' ? 'neutral' : 'primary'}
        pending={isPending}
      >
        {say(step === 'email' ? 'signIn.email.send' : 'signIn.code.confirm')}
      </Button>
      {step === 'code' && (
        <div data-part="links">
          <Button part="send-again" variant="link" onClick={() => void send()}>
            {say('signIn.code.again')}
          </Button>
          <Button part="other-address" variant="link" onClick={startAgain}>
            {say('signIn.code.other')}
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
