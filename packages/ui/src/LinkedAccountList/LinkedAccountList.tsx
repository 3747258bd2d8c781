'use client'
import { isEmbeddedWallet, type LinkedAccount } from '@latchkey/core'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { useListState } from '../parts/useListState.ts'
import { accountMessages } from './accountMessages.ts'
import { LinkAccounts } from './LinkAccounts.tsx'
import { LinkedAccountRow } from './LinkedAccountRow.tsx'
import { linkMessages } from './linkMessages.ts'
import { toAccountKey } from './toAccountKey.ts'
import { useLinkedAccounts } from './useLinkedAccounts.ts'

export interface LinkedAccountListProps extends ListProps {
  /** Default: all but embedded wallets, which nobody linked. */
  filter?: (account: LinkedAccount) => boolean
  /** Whether more can be linked here. Default true. */
  canLink?: boolean
  /** Whether what is linked can be unlinked here. Default true. */
  canUnlink?: boolean
  /** Where people come back to from another provider: an address that the server lists. Default: this page's, without its query. */
  redirectTo?: string
}

/** Everything the person has linked, of every kind there is and of those to come; link one more, unlink one. */
export function LinkedAccountList(props: LinkedAccountListProps) {
  const { filter = isLinked, canLink = true, canUnlink = true, redirectTo, ...root } = props
  const say = useMessages(accountMessages)
  const sayLink = useMessages(linkMessages)
  const { linked, accounts, onlyWayIn, unlink } = useLinkedAccounts(filter)
  const state = useListState(accounts.length)
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <List
      name="linked-account-list"
      {...{ root, state }}
      title={say('accounts.title')}
      signedOut={say('accounts.signedOut')}
      empty={say('accounts.empty')}
      skeletons={2}
      items={accounts}
      toKey={toAccountKey}
      row={(account, ends) => (
        <LinkedAccountRow {...{ account, unlink, ends }} canUnlink={canUnlink} isOnlyWayIn={account === onlyWayIn} />
      )}
      after={() => isKnown && canLink && <LinkAccounts {...{ linked, redirectTo }} say={sayLink} />}
    />
  )
}

const isLinked = (account: LinkedAccount) => account.type !== 'wallet' || !isEmbeddedWallet(account)
