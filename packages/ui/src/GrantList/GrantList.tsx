'use client'
import type { Grant, RevokeResult } from '@latchkey/core'
import { useGrants } from '@latchkey/react'
import type { ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { grantListMessages } from './grantListMessages.ts'
import { GrantRow } from './GrantRow.tsx'

export interface GrantListProps extends Slot<ListState> {
  /** Whether access that has ended is listed, too. Default true. */
  showEnded?: boolean
  /** What stands here while there is nothing to list. Default: a line that says so. */
  empty?: ReactNode
  /** Access has ended from its row. */
  onRevoked?: (result: RevokeResult) => void
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** Which wallets the app's server may use, for what, since when and until when; and which it could use once. */
export function GrantList({ showEnded = true, empty, onRevoked, headingLevel, ...root }: GrantListProps) {
  const say = useMessages(grantListMessages)
  const { appName: app } = useUi()
  const { data, error, refetch } = useGrants()
  const grants = data?.filter((grant) => showEnded || isOn(grant))
  const state = useQueriedList({ data: grants, error })
  const { shown, next, showMore } = useShowMore(grants ?? [])

  return (
    <Announcer>
      <div {...slot('grant-list', state, root)} hidden={state.status === 'unsupported'}>
        <Section title={say('grants.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={1} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('grants.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} onRetry={error ? refetch : undefined} />}
          {state.status === 'empty' && (empty ?? <p data-part="note">{say('grants.empty', { app })}</p>)}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {shown.map((grant) => (
                <GrantRow key={grant.id} grant={grant} onRevoked={onRevoked} />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
        </Section>
      </div>
    </Announcer>
  )
}

const isOn = ({ status }: Grant) => status === 'active'
