'use client'
import { isEmbeddedWallet, type LinkedAccount } from '@latchkey/core'
import { useUser } from '@latchkey/react'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useListState } from '../parts/useListState.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { accountMessages } from './accountMessages.ts'
import { LinkedAccountRow } from './LinkedAccountRow.tsx'

export interface LinkedAccountListProps extends Slot<ListState> {
  /** Default: all but embedded wallets, which nobody linked. */
  filter?: (account: LinkedAccount) => boolean
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** Everything the person has linked, of every kind there is and of those to come. */
export function LinkedAccountList({ filter = isLinked, headingLevel, ...root }: LinkedAccountListProps) {
  const say = useMessages(accountMessages)
  const { user } = useUser()
  const accounts = (user?.linkedAccounts ?? []).filter(filter)
  const state = useListState(accounts.length)
  const { shown, next, showMore } = useShowMore(accounts)

  return (
    <Announcer>
      <div {...slot('linked-account-list', state, root)}>
        <Section title={say('accounts.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={2} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('accounts.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} />}
          {state.status === 'empty' && <p data-part="note">{say('accounts.empty')}</p>}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {shown.map((account, index) => (
                <LinkedAccountRow key={`${account.type}:${index}`} account={account} />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
        </Section>
      </div>
    </Announcer>
  )
}

const isLinked = (account: LinkedAccount) => account.type !== 'wallet' || !isEmbeddedWallet(account)
