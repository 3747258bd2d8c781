'use client'
import type { OAuthProvider } from '@latchkey/core'
import { useState } from 'react'
import { providerBrand } from '../LinkedAccountList/providerBrand.ts'
import type { MethodProps } from './PasskeyMethod.tsx'
import { ProviderButton } from './ProviderButton.tsx'
import { SignInError } from './SignInError.tsx'
import { useProviders } from './useProviders.ts'

/** Providers that can say who somebody is. A press leaves the page; whoever comes back is signed in here. */
export function OAuthMethod({ signIn, say, redirectTo }: MethodProps) {
  const { providers, returning, leaveFor } = useProviders(redirectTo)
  const [chosen, setChosen] = useState<OAuthProvider>()
  const flight = signIn.flightOf('oauth')
  const isLeaving = signIn.isPending && flight.status !== 'idle'
  const isReturning = returning.status === 'loading'

  function choose(provider: OAuthProvider) {
    setChosen(provider)
    void signIn.go('oauth', () => leaveFor(provider))
  }

  return (
    <div data-part="method">
      <div data-part="providers">
        {providers.map((provider) => (
          <ProviderButton
            key={provider}
            provider={provider}
            isShort={providers.length > 3}
            says={(brand) => say('signIn.provider', { provider: brand })}
            pending={isLeaving && provider === chosen}
            aria-disabled={isReturning || isLeaving || undefined}
            onClick={() => !isReturning && choose(provider)}
          />
        ))}
      </div>
      {isReturning || isLeaving ? (
        <p role="status" data-part="status">
          {isReturning
            ? say('signIn.provider.returning')
            : say('signIn.provider.leaving', { provider: providerBrand(chosen!).brand })}
        </p>
      ) : (
        <SignInError flight={returning.status === 'error' ? returning : flight} />
      )}
    </div>
  )
}
