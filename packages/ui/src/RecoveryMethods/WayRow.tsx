'use client'
import { useState, type ReactNode } from 'react'
import { accountMessages } from '../LinkedAccountList/accountMessages.ts'
import { useMessages, type Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { Time } from '../parts/Time.tsx'
import { useFocusAfter } from '../parts/useFocusAfter.ts'
import { PasscodeChange } from './PasscodeChange.tsx'
import type { WayEntry } from './readWays.ts'
import type { recoveryMessages } from './recoveryMessages.ts'
import { RemoveWay } from './RemoveWay.tsx'
import type { RecoveryActions } from './useRecoveryMethods.ts'

export interface WayRowProps {
  entry: WayEntry
  actions: RecoveryActions
  say: Say<typeof recoveryMessages>
  /** It has ended, and its row goes in a moment. */
  onGone: () => void
  onResult: (result: ReactNode) => void
}

/** One thing that opens the wallets: which, since when, and what can be done about it. */
export function WayRow({ entry, actions, say, onGone, onResult }: WayRowProps) {
  const sayAccount = useMessages(accountMessages)
  const [isChanging, setChanging] = useState(false)
  const { button } = useFocusAfter({ isOpen: isChanging, isDone: false })
  const { way, passkey, isLast } = entry
  const isPasscode = way.method === 'user-passcode'
  const name = isPasscode
    ? say('recovery.passcode')
    : passkey
      ? clip(passkey.name ?? sayAccount('accounts.passkey.unnamed'), 64)
      : say('recovery.passkey.gone')

  return (
    <li data-part="row">
      <span data-part="mark" aria-hidden="true">
        {isPasscode ? '···' : <Glyph name="key" />}
      </span>
      <div data-part="main">
        <div data-part="about">
          <div data-part="name">{passkey?.name ? <bdi>{name}</bdi> : <span>{name}</span>}</div>
          <ul data-part="facts">
            {passkey && passkey.name !== null && <li>{sayAccount('accounts.passkey')}</li>}
            <li>{say('recovery.since', { date: <Time at={way.createdAt} /> })}</li>
          </ul>
          {isLast && <p data-part="hint">{say('recovery.kept')}</p>}
        </div>
        {!isChanging && (
          <div data-part="row-actions">
            {isPasscode && (
              <Button
                buttonRef={button}
                part="change"
                aria-label={say('recovery.change.named')}
                onClick={() => setChanging(true)}
              >
                {say('recovery.change')}
              </Button>
            )}
            {!isLast && <RemoveWay {...{ entry, name, say, onGone, onResult }} remove={actions.remove} />}
          </div>
        )}
        {isChanging && <PasscodeChange {...{ actions, say, onResult }} onClose={() => setChanging(false)} />}
      </div>
    </li>
  )
}
