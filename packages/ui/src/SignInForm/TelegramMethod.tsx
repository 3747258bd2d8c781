'use client'
import { useLoginWithTelegram } from '@latchkey/react'
import type { MethodProps } from './PasskeyMethod.tsx'
import { ProviderButton } from './ProviderButton.tsx'
import { SignInError } from './SignInError.tsx'

/** Telegram says who somebody is, in a window of its own; a mini app knows already. */
export function TelegramMethod({ signIn, say }: MethodProps) {
  const { loginWithTelegram } = useLoginWithTelegram()
  const flight = signIn.flightOf('telegram')
  return (
    <div data-part="method">
      <ProviderButton
        provider="telegram"
        says={(provider) => say('signIn.provider', { provider })}
        pending={signIn.isPending && flight.status !== 'idle'}
        onClick={() => void signIn.go('telegram', () => loginWithTelegram())}
      />
      <SignInError flight={flight} />
    </div>
  )
}
