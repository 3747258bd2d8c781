'use client'
import type { LinkedAccount, OAuthProvider } from '@latchkey/core'
import { useState } from 'react'
import { useMessages, type Say } from '../messages/useMessages.ts'
import { useFlight } from '../parts/useFlight.ts'
import { ProviderButton } from '../SignInForm/ProviderButton.tsx'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { useProviders } from '../SignInForm/useProviders.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { linkMessages } from './linkMessages.ts'
import { providerBrand } from './providerBrand.ts'

export interface LinkProps {
  /** What is linked already. */
  linked: readonly LinkedAccount[]
  say: Say<typeof linkMessages>
}

/** Links other providers. A press leaves the page; whoever comes back has it linked here. */
export function LinkProviders({ linked, redirectTo, say }: LinkProps & { redirectTo: string | undefined }) {
  const sayIn = useMessages(signInMessages)
  const { providers, returning, leaveFor } = useProviders(redirectTo)
  const { flight, fly } = useFlight()
  const [chosen, setChosen] = useState<OAuthProvider>()
  const others = providers.filter((provider) => !linked.some(({ type }) => type === providerBrand(provider).type))
  const isLeaving = flight.status === 'pending' || flight.status === 'slow'
  const isReturning = returning.status === 'loading'
  const error = returning.status === 'error' ? returning.error : flight.error

  function choose(provider: OAuthProvider) {
    if (isReturning) return
    setChosen(provider)
    void fly(() => leaveFor(provider))
  }

  return (
    <>
      {others.map((provider) => (
        <ProviderButton
          key={provider}
          provider={provider}
          says={(brand) => say('accounts.link', { provider: brand })}
          pending={isLeaving && provider === chosen}
          aria-disabled={isReturning || isLeaving || undefined}
          onClick={() => choose(provider)}
        />
      ))}
      <LinkOutcome error={isLeaving ? undefined : error} say={say}>
        {isReturning && sayIn('signIn.provider.returning')}
        {isLeaving && sayIn('signIn.provider.leaving', { provider: providerBrand(chosen!).brand })}
        {returning.status === 'done' && say('accounts.link.done')}
      </LinkOutcome>
    </>
  )
}
