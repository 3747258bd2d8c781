'use client'
import { useState } from 'react'
import { accountMessages } from '../LinkedAccountList/accountMessages.ts'
import { useMessages, type Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { Glyph } from '../parts/Glyph.tsx'
import type { ListEnds } from '../parts/ListEnds.ts'
import { Row } from '../parts/Row.tsx'
import { Sign } from '../parts/Sign.tsx'
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
  ends: ListEnds
}

/** One passkey: its name, its age and use, what it opens, and what can be done about it. */
export function PasskeyRow({ entry, actions, canRename, say, ends }: PasskeyRowProps) {
  const sayAccount = useMessages(accountMessages)
  const [isNaming, setNaming] = useState(false)
  const { button } = useFocusAfter({ isOpen: isNaming, isDone: false })
  const { passkey, keptAs, opensWallets } = entry
  const { createdAt, lastUsedAt, backedUp } = passkey
  const name = passkey.name === null ? sayAccount('accounts.passkey.unnamed') : clip(passkey.name, 64)

  return (
    <Row
      mark={
        <Sign>
          <Glyph name="key" />
        </Sign>
      }
      name={<bdi>{name}</bdi>}
      facts={[
        say('passkeys.added', { date: <Time at={createdAt} /> }),
        lastUsedAt ? say('passkeys.used', { ago: <Time as="relative" at={lastUsedAt} /> }) : say('passkeys.unused'),
        say(backedUp ? 'passkeys.synced' : 'passkeys.device'),
        opensWallets && say('passkeys.opens'),
      ]}
      about={keptAs && <p data-part="hint">{say(`passkeys.kept.${keptAs}`)}</p>}
      actions={
        !isNaming && (
          <>
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
            {!keptAs && <RemovePasskey {...{ entry, name, say, ends }} remove={actions.remove} />}
          </>
        )
      }
    >
      {isNaming && (
        <RenamePasskey {...{ passkey, say, ends }} rename={actions.rename} onClose={() => setNaming(false)} />
      )}
    </Row>
  )
}
