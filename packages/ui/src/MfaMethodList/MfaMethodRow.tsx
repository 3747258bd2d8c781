'use client'
import { useState } from 'react'
import { useMessages, type Say } from '../messages/useMessages.ts'
import { ConfirmButton } from '../parts/ConfirmButton.tsx'
import { Glyph } from '../parts/Glyph.tsx'
import type { ListEnds } from '../parts/ListEnds.ts'
import { Row } from '../parts/Row.tsx'
import { Sign } from '../parts/Sign.tsx'
import { Time } from '../parts/Time.tsx'
import { passkeyMessages } from '../PasskeyList/passkeyMessages.ts'
import type { mfaMessages } from './mfaMessages.ts'
import type { MfaActions, MfaEntry } from './useMfaMethodList.ts'

interface MfaMethodRowProps {
  entry: MfaEntry
  say: Say<typeof mfaMessages>
  remove: MfaActions['remove']
  ends: ListEnds
}

/** One second factor: what it is, since when, and its end after a question that says what that means. */
export function MfaMethodRow({ entry, say, remove, ends }: MfaMethodRowProps) {
  const { method, since, passkeys } = entry
  const sayPasskey = useMessages(passkeyMessages)
  const [isLost, setLost] = useState(false)
  const name = say(`mfa.${method}`)

  return (
    <Row
      mark={
        <Sign>
          <Glyph name={method === 'passkey' ? 'key' : 'device'} />
        </Sign>
      }
      name={name}
      facts={[
        method === 'totp' && say('mfa.totp.about'),
        passkeys > 0 && say('mfa.passkey.about', { n: passkeys }),
        since && say('mfa.since', { date: <Time at={since} /> }),
      ]}
      actions={
        <ConfirmButton
          part="remove"
          name={sayPasskey('passkeys.remove.named', { name })}
          title={say('mfa.remove.title', { name })}
          description={<WhatItMeans {...{ entry, say, isLost, setLost }} />}
          words={{
            keep: say('mfa.remove.keep'),
            confirm: say('mfa.remove.confirm'),
            failed: say('mfa.remove.failed'),
            unknown: say('mfa.remove.unknown'),
          }}
          work={() => remove(method, { isLost })}
          onAsk={() => setLost(false)}
          onDone={() => ends.onGone(method, say('mfa.remove.done', { name }))}
        >
          {sayPasskey('passkeys.remove')}
        </ConfirmButton>
      }
    />
  )
}

interface MeaningProps extends Pick<MfaMethodRowProps, 'entry' | 'say'> {
  isLost: boolean
  setLost: (isLost: boolean) => void
}

const WhatItMeans = ({ entry: { method, isOnly, canBeLost }, say, isLost, setLost }: MeaningProps) => (
  <>
    <ul data-part="warnings">
      <li>{say(isOnly ? 'mfa.remove.last' : 'mfa.remove.other')}</li>
      {method === 'passkey' && <li>{say('mfa.remove.passkey')}</li>}
    </ul>
    {canBeLost && (
      <label data-part="check">
        <input type="checkbox" checked={isLost} onChange={() => setLost(!isLost)} />
        {say('mfa.remove.lost')}
      </label>
    )}
  </>
)
