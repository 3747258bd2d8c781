'use client'
import type { Activity } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { Glyph, type GlyphName } from '../parts/Glyph.tsx'
import { Time } from '../parts/Time.tsx'
import { activityMessages } from './activityMessages.ts'
import { describeActivity } from './describeActivity.ts'

const glyphs: Record<Activity['actor'], GlyphName> = { user: 'check', app: 'key', system: 'warn' }

/** One thing that was done: by whom, with which wallet, when, and where it can be looked up. */
export function ActivityRow({ line }: { line: Activity }) {
  const say = useMessages(activityMessages)
  const { appName: app } = useUi()
  const { address, transactionHash, ts } = line

  return (
    <li data-part="row" data-actor={line.actor}>
      <span data-part="mark" aria-hidden="true">
        <Glyph name={glyphs[line.actor]} />
      </span>
      <div data-part="main">
        <div data-part="about">
          <div data-part="name">{say(describeActivity(line), { app } as never)}</div>
          <ul data-part="facts">
            {address !== null && (
              <li>
                <Address address={address} />
              </li>
            )}
            {transactionHash !== null && (
              <li>{say('activity.transaction', { hash: <Address address={transactionHash} /> })}</li>
            )}
          </ul>
          <ActivityProof line={line} />
        </div>
        <p data-part="hint">
          <Time as="moment" at={ts} />
        </p>
      </div>
    </li>
  )
}

/** What the line can be held against elsewhere. */
function ActivityProof({ line: { seq, hash, digest, transactionHash } }: { line: Activity }) {
  const say = useMessages(activityMessages)
  return (
    <details data-part="details">
      <summary>{say('activity.proof')}</summary>
      <dl data-part="terms">
        <div>
          <dt>{say('activity.number')}</dt>
          <dd>{seq}</dd>
        </div>
        <div>
          <dt>{say('activity.hash')}</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </div>
        {transactionHash !== null && (
          <div>
            <dt>{say('activity.transactionHash')}</dt>
            <dd>
              <code>{transactionHash}</code>
            </dd>
          </div>
        )}
        {digest !== null && (
          <div>
            <dt>{say('activity.digest')}</dt>
            <dd>
              <code>{digest}</code>
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}
