'use client'
import { useState } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
import { QuestionForm } from '../parts/QuestionForm.tsx'
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
  const { opensByPasscode, opensByPasskey } = actions
  const isPending = flight.status === 'pending' || flight.status === 'slow'
  const asksPasscode = isLost || (opensByPasscode && !opensByPasskey)

  async function make() {
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
    <QuestionForm
      status={flight.error ? toWords(flight.error) : say(isPending ? 'passkeys.asking' : how)}
      isWrong={flight.error !== undefined}
      pending={isPending}
      words={{ cancel: say('passkeys.cancel'), confirm: say('passkeys.add.confirm') }}
      part="confirm"
      onSubmit={make}
      onClose={onClose}
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
    </QuestionForm>
  )
}
