'use client'
import type { OwnPasskey } from '@latchkey/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useWords } from '../messages/useWords.ts'
import { Button } from '../parts/Button.tsx'
import { Field } from '../parts/Field.tsx'
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
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  const isPending = flight.status === 'pending' || flight.status === 'slow'

  async function save(event: FormEvent) {
    event.preventDefault()
    const { credentialId } = passkey
    const user = await fly(() => rename({ credentialId, name: name.trim() }))
    if (!user) return
    ends.onResult(say('passkeys.rename.done', { name: <bdi>{name.trim()}</bdi> }))
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the name as it was
    <form
      ref={form}
      data-part="question"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && !isPending && onClose()}
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
      <p role="status" data-part="status" data-error={flight.error ? '' : undefined}>
        {flight.error && toWords(flight.error)}
      </p>
      <div data-part="actions">
        <Button part="cancel" aria-disabled={isPending || undefined} onClick={() => !isPending && onClose()}>
          {say('passkeys.cancel')}
        </Button>
        <Button part="save" type="submit" variant="primary" pending={isPending}>
          {say('passkeys.rename.save')}
        </Button>
      </div>
    </form>
  )
}
