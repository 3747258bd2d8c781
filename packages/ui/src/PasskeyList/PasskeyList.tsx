'use client'
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
import { useShowMore } from '../parts/useShowMore.ts'
import { AddPasskey } from './AddPasskey.tsx'
import { passkeyMessages } from './passkeyMessages.ts'
import { PasskeyRow } from './PasskeyRow.tsx'
import { usePasskeyList } from './usePasskeyList.ts'

export interface PasskeyListProps extends Slot<ListState> {
  /** Whether another passkey can be made here. Default true. */
  canAdd?: boolean
  /** Whether names can be changed here. Default true. */
  canRename?: boolean
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** What the person signs in with: add one, name it, take it away; and why one of them has to stay, before the press. */
export function PasskeyList({ canAdd = true, canRename = true, headingLevel, ...root }: PasskeyListProps) {
  const say = useMessages(passkeyMessages)
  const { state, entries, retry, ...list } = usePasskeyList()
  const { shown, next, showMore } = useShowMore(entries)
  const [result, setResult] = useState<ReactNode>()
  const element = useRef<HTMLDivElement>(null)
  const leave = useFocusAfterRow(
    element,
    entries.map(({ passkey }) => passkey.credentialId),
  )
  const isKnown = state.status === 'ready' || state.status === 'empty'

  return (
    <Announcer>
      <div ref={element} {...slot('passkey-list', state, root)} hidden={state.status === 'unsupported'}>
        <Section title={say('passkeys.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={1} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('passkeys.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} onRetry={retry} />}
          {state.status === 'empty' && <p data-part="note">{say('passkeys.empty')}</p>}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {shown.map((entry) => (
                <PasskeyRow
                  key={entry.passkey.credentialId}
                  {...{ entry, canRename, say }}
                  actions={list}
                  onGone={() => leave(entry.passkey.credentialId)}
                  onResult={setResult}
                />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
          {isKnown && canAdd && (
            <AddPasskey {...{ list, say }} isFirst={state.status === 'empty'} onResult={setResult} />
          )}
          <p role="status" data-part="result">
            {result}
          </p>
        </Section>
      </div>
    </Announcer>
  )
}
