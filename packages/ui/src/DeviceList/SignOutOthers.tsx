'use client'
import { useState } from 'react'
import { ConfirmButton } from '../parts/ConfirmButton.tsx'
import type { DeviceRowProps } from './DeviceRow.tsx'

interface SignOutOthersProps extends Pick<DeviceRowProps, 'say' | 'signOut' | 'ends'> {
  /** How many there are. */
  others: number
}

/** Signs out every device but this one, after a question that says how many. */
export function SignOutOthers({ others, say, signOut, ends }: SignOutOthersProps) {
  const [asked, setAsked] = useState(others)
  const [isDone, setDone] = useState(false)

  return (
    <div data-part="create">
      <ConfirmButton
        part="sign-out-others"
        isOffered={others > 0}
        title={say('devices.others.title', { n: asked })}
        description={<p>{say('devices.others.about')}</p>}
        words={{
          keep: say('devices.others.keep'),
          confirm: say('devices.others.confirm'),
          failed: say('devices.others.failed'),
          unknown: say('devices.others.unknown'),
        }}
        work={() => signOut()}
        // Whoever signs in somewhere later is on the list again.
        after={isDone && others === 0 && say('devices.others.done')}
        onAsk={() => {
          setAsked(others)
          setDone(false)
          ends.onResult(undefined)
        }}
        onDone={() => setDone(true)}
      >
        {say('devices.others')}
      </ConfirmButton>
    </div>
  )
}
