'use client'
import { isAccountTransferRequired, type LatchkeyError } from '@latchkey/core'
import { useTransferAccount } from '@latchkey/react'
import { useState, type ReactNode } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { useWords } from '../messages/useWords.ts'
import { ConfirmButton } from '../parts/ConfirmButton.tsx'
import { isUnsure } from '../parts/isUnsure.ts'
import type { linkMessages } from './linkMessages.ts'

interface LinkOutcomeProps {
  error: LatchkeyError | undefined
  say: Say<typeof linkMessages>
  /** What else there is to say. */
  children?: ReactNode
  /** It was somebody else's, and is the person's now. */
  onMoved?: () => void
}

/** What became of linking something; where it was somebody else's and may be moved, the way to do that. */
export function LinkOutcome({ error, say, children, onMoved }: LinkOutcomeProps) {
  const toWords = useWords()
  const { transferAccount } = useTransferAccount()
  const [moved, setMoved] = useState<LatchkeyError>()
  const movable = isAccountTransferRequired(error) ? error : undefined
  const isMoved = error !== undefined && error === moved

  function wordsFor(failed: LatchkeyError): string {
    if (isAccountTransferRequired(failed)) return say('accounts.move.needed')
    if (failed.code === 'linked_to_another_user') return say('accounts.link.taken')
    return isUnsure(failed) ? toWords(failed) : `${say('accounts.link.failed')} ${toWords(failed)}`
  }

  return (
    <>
      <p role="status" data-part="result" data-error={error && !isMoved ? '' : undefined}>
        {children}
        {isMoved ? say('accounts.link.done') : error && wordsFor(error)}
      </p>
      {movable && !isMoved && (
        <ConfirmButton
          part="move"
          title={say('accounts.move.title')}
          description={<p>{say('accounts.move.about')}</p>}
          words={{
            keep: say('accounts.move.keep'),
            confirm: say('accounts.move'),
            failed: say('accounts.link.failed'),
            unknown: say('accounts.move.unknown'),
          }}
          work={async () => void (await transferAccount({ nonce: movable.nonce }))}
          onDone={() => {
            setMoved(movable)
            onMoved?.()
          }}
        >
          {say('accounts.move')}
        </ConfirmButton>
      )}
    </>
  )
}
