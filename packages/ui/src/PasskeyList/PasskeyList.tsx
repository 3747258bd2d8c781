'use client'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { AddPasskey } from './AddPasskey.tsx'
import { passkeyMessages } from './passkeyMessages.ts'
import { PasskeyRow } from './PasskeyRow.tsx'
import { usePasskeyList } from './usePasskeyList.ts'

export interface PasskeyListProps extends ListProps {
  /** Whether another passkey can be made here. Default true. */
  canAdd?: boolean
  /** Whether names can be changed here. Default true. */
  canRename?: boolean
}

/** What the person signs in with: add one, name it, take it away; and why one of them has to stay, before the press. */
export function PasskeyList({ canAdd = true, canRename = true, ...root }: PasskeyListProps) {
  const say = useMessages(passkeyMessages)
  const { state, entries, retry, ...actions } = usePasskeyList()
  const isFirst = state.status === 'empty'

  return (
    <List
      name="passkey-list"
      {...{ root, state, retry }}
      title={say('passkeys.title')}
      signedOut={say('passkeys.signedOut')}
      empty={say('passkeys.empty')}
      items={entries}
      toKey={({ passkey }) => passkey.credentialId}
      row={(entry, ends) => <PasskeyRow {...{ entry, actions, canRename, say, ends }} />}
      after={(ends) =>
        canAdd && (isFirst || state.status === 'ready') && <AddPasskey {...{ isFirst, actions, say, ends }} />
      }
    />
  )
}
