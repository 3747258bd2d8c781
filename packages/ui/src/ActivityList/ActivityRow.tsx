'use client'
import type { Activity } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Address } from '../parts/Address.tsx'
import { Glyph, type GlyphName } from '../parts/Glyph.tsx'
import { Row } from '../parts/Row.tsx'
import { Sign } from '../parts/Sign.tsx'
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
    <Row
      data-actor={line.actor}
      mark={
        <Sign>
          <Glyph name={glyphs[line.actor]} />
        </Sign>
      }
      name={say(describeActivity(line), { app } as never)}
      facts={[
        address !== null && <Address address={address} />,
        transactionHash !== null && say('activity.transaction', { hash: <Address address={transactionHash} /> }),
      ]}
      about={<ActivityProof line={line} />}
    >
      <p data-part="hint">
        <Time as="moment" at={ts} />
      </p>
    </Row>
  )
}

/** What the line can be held against elsewhere. */
function ActivityProof({ line: { seq, hash, digest, transactionHash } }: { line: Activity }) {
  const say = useMessages(activityMessages)
  const proofs = {
    'activity.number': seq,
    'activity.hash': <code>{hash}</code>,
    'activity.transactionHash': transactionHash !== null && <code>{transactionHash}</code>,
    'activity.digest': digest !== null && <code>{digest}</code>,
  } as const
  return (
    <details data-part="details">
      <summary>{say('activity.proof')}</summary>
      <dl data-part="terms">
        {(Object.keys(proofs) as (keyof typeof proofs)[]).map(
          (term) =>
            proofs[term] !== false && (
              <div key={term}>
                <dt>{say(term)}</dt>
                <dd>{proofs[term]}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  )
}
