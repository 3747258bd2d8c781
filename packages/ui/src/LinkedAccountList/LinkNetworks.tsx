'use client'
import { useLoginWithFarcaster, useLoginWithTelegram } from '@latchkey/react'
import { useMessages } from '../messages/useMessages.ts'
import { useFlight } from '../parts/useFlight.ts'
import { FarcasterConnect } from '../SignInForm/FarcasterConnect.tsx'
import { ProviderButton } from '../SignInForm/ProviderButton.tsx'
import { signInMessages } from '../SignInForm/signInMessages.ts'
import { LinkOutcome } from './LinkOutcome.tsx'
import type { LinkProps } from './LinkProviders.tsx'

/** Links a Telegram account, of which there is one. */
export function LinkTelegram({ linked, say }: LinkProps) {
  const { linkTelegram } = useLoginWithTelegram()
  return <LinkNetwork network="telegram" link={() => linkTelegram()} {...{ linked, say }} />
}

/** Links a Farcaster account, of which there is one: while the person is asked, what they open in their client stands here. */
export function LinkFarcaster({ linked, say }: LinkProps) {
  const sayIn = useMessages(signInMessages)
  const { connectUri, linkFarcaster, cancel } = useLoginWithFarcaster()
  return (
    <>
      <LinkNetwork network="farcaster" link={() => linkFarcaster()} {...{ linked, say }} />
      {connectUri && <FarcasterConnect connectUri={connectUri} say={sayIn} onCancel={cancel} />}
    </>
  )
}

interface LinkNetworkProps extends LinkProps {
  network: 'telegram' | 'farcaster'
  link: () => Promise<unknown>
}

function LinkNetwork({ network, link, linked, say }: LinkNetworkProps) {
  const sayIn = useMessages(signInMessages)
  const { flight, fly } = useFlight()
  const isWorking = flight.status === 'pending' || flight.status === 'slow'
  const wasCancelled = flight.error?.code === 'aborted'
  return (
    <>
      {!linked.some(({ type }) => type === network) && (
        <ProviderButton
          provider={network}
          says={(provider) => say('accounts.link', { provider })}
          pending={isWorking}
          onClick={() => void fly(async () => [await link()])}
        />
      )}
      <LinkOutcome error={wasCancelled ? undefined : flight.error} say={say}>
        {isWorking && sayIn('signIn.waiting')}
        {flight.status === 'done' && say('accounts.link.done')}
      </LinkOutcome>
    </>
  )
}
