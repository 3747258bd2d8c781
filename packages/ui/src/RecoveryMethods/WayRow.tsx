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
import { PasscodeChange } from './PasscodeChange.tsx'
import type { WayEntry } from './readWays.ts'
import type { recoveryMessages } from './recoveryMessages.ts'
import { RemoveWay } from './RemoveWay.tsx'
import type { RecoveryActions } from './useRecoveryMethods.ts'

export interface WayRowProps {
  entry: WayEntry
  actions: RecoveryActions
  say: Say<typeof recoveryMessages>
  ends: ListEnds
}

/** One thing that opens the wallets: which, since when, and what can be done about it. */
export function WayRow({ entry, actions, say, ends }: WayRowProps) {
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
    <Row
      mark={<Sign>{isPasscode ? '···' : <Glyph name="key" />}</Sign>}
      name={passkey?.name ? <bdi>{name}</bdi> : <span>{name}</span>}
      facts={[
        passkey !== undefined && passkey.name !== null && sayAccount('accounts.passkey'),
        say('recovery.since', { date: <Time at={way.createdAt} /> }),
      ]}
      about={isLast && <p data-part="hint">{say('recovery.kept')}</p>}
      actions={
        !isChanging && (
          <>
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
            {!isLast && <RemoveWay {...{ entry, name, say, ends }} remove={actions.remove} />}
          </>
        )
      }
    >
      {isChanging && <PasscodeChange {...{ actions, say, ends }} onClose={() => setChanging(false)} />}
    </Row>
  )
}
