'use client'
import type { RevocationReceipt, SignedReceipt } from '@latchkey/core'
import type { Say } from '../messages/useMessages.ts'
import { clip } from '../parts/clip.ts'
import { Time } from '../parts/Time.tsx'
import type { receiptMessages } from './receiptMessages.ts'

interface ReceiptTermsProps {
  receipt: SignedReceipt
  said: RevocationReceipt
  digest: string | undefined
  say: Say<typeof receiptMessages>
}

/** What a receipt says, and by what it is known. */
export function ReceiptTerms({ receipt, said, digest, say }: ReceiptTermsProps) {
  const n = said.revoked.length
  return (
    <dl data-part="terms">
      <div>
        <dt>{say('receipt.what')}</dt>
        <dd>{n ? say('receipt.ended', { n }) : say('receipt.ended.none')}</dd>
      </div>
      <div>
        <dt>{say('receipt.when')}</dt>
        <dd>
          <Time as="moment" at={new Date(said.time)} />
        </dd>
      </div>
      <Id term={say('receipt.who')} id={said.userId} />
      <Id term={say('receipt.by')} id={said.appId} />
      {digest && <Id term={say('receipt.digest')} id={digest} />}
      <Id term={say('receipt.key')} id={receipt.kid} />
    </dl>
  )
}

const Id = ({ term, id }: { term: string; id: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>
      <bdi dir="ltr">
        <code>{clip(id)}</code>
      </bdi>
    </dd>
  </div>
)
