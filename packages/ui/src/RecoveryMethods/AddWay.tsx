'use client'
import type { OwnPasskey } from '@latchkey/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { accountMessages } from '../LinkedAccountList/accountMessages.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { Field } from '../parts/Field.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import { PasscodeChange } from './PasscodeChange.tsx'
import type { useRecoveryMethods } from './useRecoveryMethods.ts'
import type { WayRowProps } from './WayRow.tsx'

interface AddWayProps extends Pick<WayRowProps, 'say' | 'ends'> {
  actions: Omit<ReturnType<typeof useRecoveryMethods>, 'state' | 'entries' | 'retry'>
}

/** Lets something more open the wallets: a passcode where there is none, or a passkey that does not yet. */
export function AddWay({ actions, say, ends }: AddWayProps) {
  const [asking, setAsking] = useState(false)
  const { button } = useFocusAfter({ isOpen: asking, isDone: false })

  return (
    <div data-part="create">
      {actions.offersPasscode && !actions.hasPasscode && !asking && (
        <Button buttonRef={button} part="add" onClick={() => setAsking(true)}>
          {say('recovery.add.passcode')}
        </Button>
      )}
      {asking && <PasscodeChange {...{ actions, say, ends }} onClose={() => setAsking(false)} />}
      {actions.closed.map((passkey) => (
        <AddPasskeyWay key={passkey.credentialId} {...{ passkey, actions, say, ends }} />
      ))}
    </div>
  )
}

/** Lets one passkey open the wallets: at a press, or after the passcode, where that alone opens them. */
function AddPasskeyWay({ passkey, actions, say, ends }: AddWayProps & { passkey: OwnPasskey }) {
  const sayAccount = useMessages(accountMessages)
  const sayPasskey = useMessages(passkeyMessages)
  const sayWallet = useMessages(walletMessages)
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const [asking, setAsking] = useState(false)
  const [passcode, setPasscode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (asking) form.current?.querySelector('input')?.focus()
  }, [asking])
  const name = clip(passkey.name ?? sayAccount('accounts.passkey.unnamed'), 64)
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function add(event: FormEvent) {
    event.preventDefault()
    if (!actions.opensByPasskey && !asking) {
      setAsking(true)
      return
    }
    const { credentialId } = passkey
    const ways = await fly(() => actions.add({ method: 'user-passkey', credentialId, ...(passcode && { passcode }) }))
    if (ways) ends.onResult(say('recovery.passkey.done', { name: <bdi>{name}</bdi> }))
  }

  return (
    <form ref={form} onSubmit={(event) => void add(event)}>
      {asking && (
        <Field
          label={sayWallet('wallets.passcode.knownLabel')}
          type="password"
          autoComplete="current-password"
          required
          readOnly={isPending}
          value={passcode}
          onValue={setPasscode}
        />
      )}
      <div data-part="links">
        <Button part="add" type="submit" pending={isPending}>
          {say('recovery.add.passkey', { name })}
        </Button>
      </div>
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error ? toWords(flight.error) : isPending && sayPasskey('passkeys.asking')}
      </p>
    </form>
  )
}
