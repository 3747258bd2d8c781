'use client'
import { useState, type ReactNode } from 'react'
import { accountMessages } from '../LinkedAccountList/accountMessages.ts'
import { useMessages, type Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { Time } from '../parts/Time.tsx'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import type { passkeyMessages } from './passkeyMessages.ts'
import type { PasskeyEntry } from './readPasskeys.ts'
import { RemovePasskey } from './RemovePasskey.tsx'
import { RenamePasskey } from './RenamePasskey.tsx'
import type { PasskeyActions } from './usePasskeyList.ts'

export interface PasskeyRowProps {
  entry: PasskeyEntry
  actions: PasskeyActions
  canRename: boolean
  say: Say<typeof passkeyMessages>
  /** It is gone, and its row with it in a moment. */
  onGone: () => void
  onResult: (result: ReactNode) => void
}

/** One passkey: its name, its age and use, what it opens, and what can be done about it. */
export function PasskeyRow({ entry, actions, canRename, say, onGone, onResult }: PasskeyRowProps) {
  const sayAccount = useMessages(accountMessages)
  const [isNaming, setNaming] = useState(false)
  const { button } = useFocusAfter({ isOpen: isNaming, isDone: false })
  const { passkey, keptAs } = entry
  const name = passkey.name === null ? sayAccount('accounts.passkey.unnamed') : clip(passkey.name, 64)

  return (
    <li data-part="row">
      <span data-part="mark" aria-hidden="true">
        <Glyph name="key" />
      </span>
      <div data-part="main">
        <div data-part="about">
          <div data-part="name">
            <bdi>{name}</bdi>
          </div>
          <PasskeyFacts {...{ entry, say }} />
          {keptAs && <p data-part="hint">{say(`passkeys.kept.${keptAs}`)}</p>}
        </div>
        {!isNaming && (
          <div data-part="row-actions">
            {canRename && (
              <Button
                buttonRef={button}
                part="rename"
                aria-label={say('passkeys.rename.named', { name })}
                onClick={() => setNaming(true)}
              >
                {say('passkeys.rename')}
              </Button>
            )}
            {!keptAs && <RemovePasskey {...{ entry, name, say, onGone, onResult }} remove={actions.remove} />}
          </div>
        )}
        {isNaming && (
          <RenamePasskey {...{ passkey, say, onResult }} rename={actions.rename} onClose={() => setNaming(false)} />
        )}
      </div>
    </li>
  )
}

function PasskeyFacts({ entry: { passkey, opensWallets }, say }: Pick<PasskeyRowProps, 'entry' | 'say'>) {
  const { createdAt, lastUsedAt, backedUp } = passkey
  return (
    <ul data-part="facts">
      <li>{say('passkeys.added', { date: <Time at={createdAt} /> })}</li>
      <li>
        {lastUsedAt ? say('passkeys.used', { ago: <Time as="relative" at={lastUsedAt} /> }) : say('passkeys.unused')}
      </li>
      <li>{say(backedUp ? 'passkeys.synced' : 'passkeys.device')}</li>
      {opensWallets && <li>{say('passkeys.opens')}</li>}
    </ul>
  )
}
