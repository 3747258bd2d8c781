'use client'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { AddWay } from './AddWay.tsx'
import { recoveryMessages } from './recoveryMessages.ts'
import { useRecoveryMethods } from './useRecoveryMethods.ts'
import { WayRow } from './WayRow.tsx'

export type RecoveryMethodsProps = ListProps

/** What opens the person's wallets: add a second thing, change the passcode, take one away; the last one stays, and it says so. */
export function RecoveryMethods(root: RecoveryMethodsProps) {
  const say = useMessages(recoveryMessages)
  const { appName: app } = useUi()
  const { state, entries, retry, ...actions } = useRecoveryMethods()
  const isReady = state.status === 'ready'

  return (
    <List
      name="recovery-methods"
      {...{ root, state, retry }}
      title={say('recovery.title')}
      signedOut={say('recovery.signedOut')}
      empty={say('recovery.empty')}
      before={
        isReady &&
        (entries.length > 1 ? (
          <p data-part="note">{say('recovery.about', { app })}</p>
        ) : (
          <ul data-part="warnings">
            <li>{say('recovery.single')}</li>
          </ul>
        ))
      }
      items={entries}
      toKey={({ key }) => key}
      row={(entry, ends) => <WayRow {...{ entry, actions, say, ends }} />}
      after={(ends) => isReady && <AddWay {...{ actions, say, ends }} />}
    />
  )
}
