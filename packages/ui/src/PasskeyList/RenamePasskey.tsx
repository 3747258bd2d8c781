'use client'
import type { OwnPasskey } from '@latchkey/core'
import { useState } from 'react'
import { useWords } from '../messages/useWords.ts'
import { Field } from '../parts/Field.tsx'
import { QuestionForm } from '../parts/QuestionForm.tsx'
import { useFlight } from '../parts/useFlight.ts'
import type { PasskeyRowProps } from './PasskeyRow.tsx'

interface RenamePasskeyProps extends Pick<PasskeyRowProps, 'say' | 'ends'> {
  passkey: OwnPasskey
  rename: PasskeyRowProps['actions']['rename']
  onClose: () => void
}

/** Asks, in its row, what a passkey is called. */
export function RenamePasskey({ passkey, say, rename, onClose, ends }: RenamePasskeyProps) {
  const toWords = useWords()
  const { flight, fly } = useFlight()
  const [name, setName] = useState(passkey.name ?? '')
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function save() {
    const { credentialId } = passkey
    const user = await fly(() => rename({ credentialId, name: name.trim() }))
    if (!user) return
    ends.onResult(say('passkeys.rename.done', { name: <bdi>{name.trim()}</bdi> }))
    onClose()
  }

  return (
    <QuestionForm
      status={flight.error && toWords(flight.error)}
      isWrong={flight.error !== undefined}
      pending={isPending}
      words={{ cancel: say('passkeys.cancel'), confirm: say('passkeys.rename.save') }}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label={say('passkeys.rename.label')}
        required
        pattern=".*\S.*"
        maxLength={64}
        autoComplete="off"
        readOnly={isPending}
        value={name}
        onValue={setName}
      />
    </QuestionForm>
  )
}
