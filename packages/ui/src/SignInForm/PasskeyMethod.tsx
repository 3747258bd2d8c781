'use client'
import { useLogin } from '@latchkey/react'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { SignInError } from './SignInError.tsx'
import type { signInMessages } from './signInMessages.ts'
import type { SignIn } from './useSignIn.ts'

export interface MethodProps {
  signIn: SignIn
  say: Say<typeof signInMessages>
  redirectTo: string | undefined
}

/** A new passkey, or one that the person has. */
export function PasskeyMethod({ signIn, say }: MethodProps) {
  const { signupWithPasskey, loginWithPasskey } = useLogin()
  const ways = [
    { way: 'signUp', variant: 'primary', work: () => signupWithPasskey() },
    { way: 'signIn', variant: 'neutral', work: () => loginWithPasskey() },
  ] as const
  const failed = ways.map(({ way }) => signIn.flightOf(way)).find(({ status }) => status === 'error')
  return (
    <div data-part="method">
      {ways.map(({ way, variant, work }) => (
        <Button
          key={way}
          part={`passkey-${way}`}
          variant={variant}
          pending={signIn.isPending && signIn.flightOf(way).status !== 'idle'}
          aria-disabled={signIn.isPending || undefined}
          onClick={() => void signIn.go(way, work)}
        >
          {say(`signIn.passkey.${way}`)}
        </Button>
      ))}
      <p data-part="hint">{say('signIn.passkey.hint')}</p>
      <SignInError flight={failed ?? { status: 'idle' }} />
    </div>
  )
}
