'use client'
import type { AuditHead, HistoryDispute } from '@latchkey/core'
import { useAcceptHistory } from '@latchkey/react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { ConfirmButton } from '../parts/ConfirmButton.tsx'
import { Time } from '../parts/Time.tsx'
import { activityMessages } from './activityMessages.ts'

/** Where the history was seen to end and where it ends now, and a way to go on all the same. */
export function HistoryDeparture({ dispute }: { dispute: HistoryDispute }) {
  const say = useMessages(activityMessages)
  const { appName: app } = useUi()
  const { acceptHistory } = useAcceptHistory()
  const { seen, told, accepted } = dispute
  const last = accepted.at(-1)
  const head = (end: AuditHead | null) =>
    end === null
      ? say('activity.departure.none')
      : say('activity.departure.head', { line: end.seq, hash: <code>{end.hash}</code> })

  return (
    <div data-part="departure">
      <dl data-part="terms">
        <div>
          <dt>{say('activity.departure.seen')}</dt>
          <dd>{head(seen)}</dd>
        </div>
        <div>
          <dt>{say('activity.departure.told')}</dt>
          <dd>{head(told)}</dd>
        </div>
      </dl>
      {last && <p data-part="hint">{say('activity.departure.before', { when: <Time as="moment" at={last} /> })}</p>}
      <ConfirmButton
        part="accept"
        title={say('activity.departure.title')}
        description={<p>{say('activity.departure.means', { app })}</p>}
        words={{
          keep: say('activity.departure.keep'),
          confirm: say('activity.departure.confirm'),
          failed: say('activity.departure.failed'),
          unknown: say('activity.departure.failed'),
        }}
        work={async () => void (await acceptHistory(dispute))}
      >
        {say('activity.departure.accept')}
      </ConfirmButton>
    </div>
  )
}
