'use client'
import type { Say } from '../messages/useMessages.ts'
import type { ListEnds } from '../parts/ListEnds.ts'
import { AddPasskeyFactor } from './AddPasskeyFactor.tsx'
import { AddTotp } from './AddTotp.tsx'
import type { mfaMessages } from './mfaMessages.ts'
import type { MfaActions, MfaOffers } from './useMfaMethodList.ts'

interface AddFactorProps {
  offers: MfaOffers
  actions: MfaActions
  say: Say<typeof mfaMessages>
  ends: Pick<ListEnds, 'onResult'>
}

/** What can be added to the person's second factors: an app, and those of their passkeys that are none yet. */
export function AddFactor({ offers, actions, say, ends }: AddFactorProps) {
  const sayAdded = (name: string) => ends.onResult(say('mfa.add.done', { name }))
  return (
    <div data-part="create">
      {offers.totp && <AddTotp {...{ actions, say }} onAdded={() => sayAdded(say('mfa.totp'))} />}
      {offers.passkeys && (
        <AddPasskeyFactor
          {...{ actions, say }}
          label={say(offers.passkeys === 'more' ? 'mfa.add.passkeys' : 'mfa.add.passkey')}
          onAdded={() => sayAdded(say('mfa.passkey'))}
        />
      )}
    </div>
  )
}
