'use client'
import { useLogin } from '@latchkey/react'
import { Button } from '../parts/Button.tsx'
import type { MethodProps } from './PasskeyMethod.tsx'
import { SignInError } from './SignInError.tsx'

/** In without an account, for now. */
export function GuestMethod({ signIn, say }: MethodProps) {
  const { createGuestAccount } = useLogin()
  const flight = signIn.flightOf('guest')
  return (
    <div data-part="method">
      <Button
        part="guest"
        variant="link"
        pending={flight.status === 'pending' || flight.status === 'slow'}
        onClick={() => void signIn.go('guest', () => createGuestAccount())}
      >
        {say('signIn.guest')}
      </Button>
      <SignInError flight={flight} />
    </div>
  )
}
