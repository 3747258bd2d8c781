'use client'
import type { Say } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { useFlight } from '../parts/useFlight.ts'
import type { mfaMessages } from './mfaMessages.ts'
import type { MfaActions } from './useMfaMethodList.ts'

interface AddPasskeyFactorProps {
  label: string
  actions: Pick<MfaActions, 'addPasskeys'>
  say: Say<typeof mfaMessages>
  onAdded: () => void
}

/** Makes the passkeys that the person signs in with second factors, too. */
export function AddPasskeyFactor({ label, actions, say, onAdded }: AddPasskeyFactorProps) {
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function add() {
    if (await fly(async () => [await actions.addPasskeys()])) onAdded()
  }

  return (
    <div data-part="step">
      <Button part="add-passkey" pending={isPending} onClick={() => void add()}>
        {label}
      </Button>
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error ? toWords(flight.error) : isPending && say('mfa.add.working')}
      </p>
    </div>
  )
}
