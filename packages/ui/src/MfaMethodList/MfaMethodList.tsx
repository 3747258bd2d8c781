'use client'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { AddFactor } from './AddFactor.tsx'
import { mfaMessages } from './mfaMessages.ts'
import { MfaMethodRow } from './MfaMethodRow.tsx'
import { useMfaMethodList } from './useMfaMethodList.ts'

export interface MfaMethodListProps extends ListProps {
  /** Whether another one can be added here. Default true. */
  canAdd?: boolean
}

/** What the person can show beside their sign-in: an authenticator app, passkeys; add one, take one away. Beside it the app has a MfaPrompt. */
export function MfaMethodList({ canAdd = true, ...root }: MfaMethodListProps) {
  const say = useMessages(mfaMessages)
  const { state, entries, offers, ...actions } = useMfaMethodList()
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <List
      name="mfa-method-list"
      {...{ root, state }}
      title={say('mfa.title')}
      signedOut={say('mfa.signedOut')}
      empty={say('mfa.empty')}
      items={entries}
      toKey={({ method }) => method}
      row={(entry, ends) => <MfaMethodRow {...{ entry, say, ends }} remove={actions.remove} />}
      after={(ends) => canAdd && isKnown && <AddFactor {...{ offers, actions, say, ends }} />}
    />
  )
}
