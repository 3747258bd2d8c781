'use client'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { useFlight } from '../parts/useFlight.ts'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { walletMessages } from '../WalletList/walletMessages.ts'
import type { PasskeyRowProps } from './PasskeyRow.tsx'
import type { usePasskeyList } from './usePasskeyList.ts'

interface AddPasskeyProps extends Pick<PasskeyRowProps, 'say' | 'ends'> {
  isFirst: boolean
  actions: Pick<ReturnType<typeof usePasskeyList>, 'add' | 'opensByPasskey' | 'opensByPasscode'>
}

/** Makes one more passkey: a press opens the question for its name, and for the passcode where that is what helps. */
export function AddPasskey({ isFirst, actions, say, ends }: AddPasskeyProps) {
  const [isOpen, setOpen] = useState(false)
  const { button } = useFocusAfter({ isOpen, isDone: false })

  return (
    <div data-part="create">
      {isOpen ? (
        <NewPasskey {...{ isFirst, actions, say, ends }} onClose={() => setOpen(false)} />
      ) : (
        <Button buttonRef={button} part="add" onClick={() => setOpen(true)}>
          {say('passkeys.add')}
        </Button>
      )}
    </div>
  )
}

function NewPasskey({ isFirst, actions, say, ends, onClose }: AddPasskeyProps & { onClose: () => void }) {
  const sayWallet = useMessages(walletMessages)
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const [name, setName] = useState('')
  const [passcode, setPasscode] = useState('')
  const [isLost, setLost] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const { opensByPasscode, opensByPasskey } = actions
  const isPending = flight.status === 'pending' || flight.status === 'slow'
  const asksPasscode = isLost || (opensByPasscode && !opensByPasskey)

  async function make(event: FormEvent) {
    event.preventDefault()
    const user = await fly(() =>
      actions.add({
        ...(name.trim() && { name: name.trim() }),
        ...(asksPasscode && passcode && { passcode }),
        ...(isLost && { signWith: 'passcode' as const }),
      }),
    )
    if (!user) return
    ends.onResult(say('passkeys.add.done'))
    onClose()
  }

  const how = isFirst ? 'passkeys.add.howFirst' : isLost ? 'passkeys.add.byPasscode' : 'passkeys.add.how'
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <form
      ref={form}
      data-part="question"
      onSubmit={(event) => void make(event)}
      onKeyDown={(event) => event.key === 'Escape' && !isPending && onClose()}
    >
      <Field
        label={say('passkeys.add.name')}
        hint={say('passkeys.add.hint')}
        maxLength={64}
        autoComplete="off"
        readOnly={isPending}
        value={name}
        onValue={setName}
      />
      {opensByPasscode && !isFirst && (
        <label data-part="check">
          <input type="checkbox" checked={isLost} onChange={() => !isPending && setLost(!isLost)} />
          {say('passkeys.add.lost')}
        </label>
      )}
      {asksPasscode && (
        <Field
          label={sayWallet('wallets.passcode.knownLabel')}
          hint={!isLost && say('passkeys.add.opening')}
          type="password"
          autoComplete="current-password"
          required={isLost}
          readOnly={isPending}
          value={passcode}
          onValue={setPasscode}
        />
      )}
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error ? toWords(flight.error) : say(isPending ? 'passkeys.asking' : how)}
      </p>
      <div data-part="actions">
        <Button part="cancel" aria-disabled={isPending || undefined} onClick={() => !isPending && onClose()}>
          {say('passkeys.cancel')}
        </Button>
        <Button part="confirm" type="submit" variant="primary" pending={isPending}>
          {say('passkeys.add.confirm')}
        </Button>
      </div>
    </form>
  )
}
