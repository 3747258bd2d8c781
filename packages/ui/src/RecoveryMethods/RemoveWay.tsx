'use client'
import { RemoveButton } from '../parts/RemoveButton.tsx'
import type { RecoveryActions } from './useRecoveryMethods.ts'
import type { WayRowProps } from './WayRow.tsx'

interface RemoveWayProps extends Pick<WayRowProps, 'entry' | 'say' | 'ends'> {
  name: string
  remove: RecoveryActions['remove']
}

/** Ends one way to open the wallets, after a question that names it. */
export function RemoveWay({ entry, name, say, remove, ends }: RemoveWayProps) {
  const { key, way, passkey, leavesPasscode } = entry
  const meaning = way.method === 'user-passcode' ? 'passcode' : passkey ? 'passkey' : 'gone'
  return (
    <RemoveButton
      name={name}
      title={say('recovery.remove.title', { name: <bdi>{name}</bdi> })}
      meaning={<p>{say(`recovery.remove.${meaning}`)}</p>}
      before={leavesPasscode ? undefined : say('recovery.byPasskey')}
      confirm={say('recovery.remove.confirm')}
      asksPasscode={leavesPasscode}
      remove={(passcode) => remove(entry, passcode)}
      onGone={() => ends.onGone(key, say('recovery.remove.done', { name: <bdi>{name}</bdi> }))}
    />
  )
}
