'use client'
import { useMessages } from '../messages/useMessages.ts'
import { copyMessages } from './copyMessages.ts'
import { Glyph } from './Glyph.tsx'
import { useCopy } from './useCopy.ts'

/** Copies an address or an id; its name stays, what happened is said aloud. */
export function CopyButton({ text, what }: { text: string; what: 'address' | 'id' }) {
  const say = useMessages(copyMessages)
  const { isCopied, copy } = useCopy(text, say(`copy.${what}.done`))
  const name = say(`copy.${what}`)
  return (
    <button
      type="button"
      data-part="copy"
      data-copied={isCopied ? '' : undefined}
      aria-label={name}
      title={name}
      onClick={() => void copy()}
    >
      <Glyph name={isCopied ? 'check' : 'copy'} />
    </button>
  )
}
