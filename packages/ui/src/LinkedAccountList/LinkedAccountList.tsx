'use client'
import { isEmbeddedWallet, type LinkedAccount } from '@latchkey/core'
import { useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useFocusAfterRow } from '../parts/useFocusAfterRow.ts'
import { useListState } from '../parts/useListState.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { accountMessages } from './accountMessages.ts'
import { LinkAccounts } from './LinkAccounts.tsx'
import { LinkedAccountRow } from './LinkedAccountRow.tsx'
import { linkMessages } from './linkMessages.ts'
import { useLinkedAccounts } from './useLinkedAccounts.ts'

export interface LinkedAccountListProps extends Slot<ListState> {
  /** Default: all but embedded wallets, which nobody linked. */
  filter?: (account: LinkedAccount) => boolean
  /** Whether more can be linked here. Default true. */
  canLink?: boolean
  /** Whether what is linked can be unlinked here. Default true. */
  canUnlink?: boolean
  /** Where people come back to from another provider: an address that the server lists. Default: this page's, without its query. */
  redirectTo?: string
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** Everything the person has linked, of every kind there is and of those to come; link one more, unlink one. */
export function LinkedAccountList(props: LinkedAccountListProps) {
  const { filter = isLinked, canLink = true, canUnlink = true, redirectTo, headingLevel, ...root } = props
  const say = useMessages(accountMessages)
  const sayLink = useMessages(linkMessages)
  const { linked, accounts, toEntry, unlink } = useLinkedAccounts(filter)
  const state = useListState(accounts.length)
  const { shown, next, showMore } = useShowMore(accounts)
  const entries = shown.map(toEntry)
  const [result, setResult] = useState<ReactNode>()
  const element = useRef<HTMLDivElement>(null)
  const leave = useFocusAfterRow(
    element,
    entries.map(({ key }) => key),
  )
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <Announcer>
      <div ref={element} {...slot('linked-account-list', state, root)}>
        <Section title={say('accounts.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={2} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('accounts.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} />}
          {state.status === 'empty' && <p data-part="note">{say('accounts.empty')}</p>}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {entries.map((entry) => (
                <LinkedAccountRow
                  key={entry.key}
                  {...{ entry, canUnlink, unlink }}
                  onGone={(name) => {
                    setResult(sayLink('accounts.unlink.done', { name: <bdi>{name}</bdi> }))
                    leave(entry.key)
                  }}
                />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
          <p role="status" data-part="result">
            {result}
          </p>
          {isKnown && canLink && <LinkAccounts {...{ linked, redirectTo }} say={sayLink} />}
        </Section>
      </div>
    </Announcer>
  )
}

const isLinked = (account: LinkedAccount) => account.type !== 'wallet' || !isEmbeddedWallet(account)
