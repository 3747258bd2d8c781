'use client'
import type { RevocationReceipt, SignedReceipt } from '@latchkey/core'
import type { Say } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { Glyph } from '../parts/Glyph.tsx'
import { useCopy } from '../parts/useCopy.ts'
import type { receiptMessages } from './receiptMessages.ts'

interface ReceiptActionsProps {
  receipt: SignedReceipt
  said: RevocationReceipt | undefined
  say: Say<typeof receiptMessages>
}

/** Takes a receipt out of the page, as the exact text that was signed and its signature. */
export function ReceiptActions({ receipt: { text, signature, kid }, said, say }: ReceiptActionsProps) {
  const whole = JSON.stringify({ text, signature, kid }, null, 2)
  const { isCopied, copy } = useCopy(whole, say('receipt.copied'))
  const day = said && new Date(said.time).toISOString().slice(0, 10)
  return (
    <div data-part="row-actions">
      <Button part="copy-receipt" data-copied={isCopied ? '' : undefined} onClick={() => void copy()}>
        <Glyph name={isCopied ? 'check' : 'copy'} /> {say('receipt.copy')}
      </Button>
      <Button part="download" onClick={() => download(whole, day ? `receipt-${day}.json` : 'receipt.json')}>
        {say('receipt.download')}
      </Button>
    </div>
  )
}

function download(text: string, name: string) {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000) // some browsers read it a moment later
}
