'use client'
import { useLoginWithFarcaster } from '@latchkey/react'
import { FarcasterConnect } from './FarcasterConnect.tsx'
import type { MethodProps } from './PasskeyMethod.tsx'
import { ProviderButton } from './ProviderButton.tsx'
import { SignInError } from './SignInError.tsx'

/** The person's Farcaster client says who they are. */
export function FarcasterMethod({ signIn, say }: MethodProps) {
  const { connectUri, loginWithFarcaster, cancel } = useLoginWithFarcaster()
  const flight = signIn.flightOf('farcaster')
  const wasCancelled = flight.error?.code === 'aborted'
  return (
    <div data-part="method">
      <ProviderButton
        provider="farcaster"
        says={(provider) => say('signIn.provider', { provider })}
        pending={signIn.isPending && flight.status !== 'idle'}
        onClick={() => void signIn.go('farcaster', () => loginWithFarcaster())}
      />
      {connectUri && <FarcasterConnect {...{ connectUri, say }} onCancel={cancel} />}
      <SignInError flight={wasCancelled ? { status: 'idle' } : flight} />
    </div>
  )
}
