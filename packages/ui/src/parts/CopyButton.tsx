'use client'
import { useEffect, useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useAnnounce } from './Announcer.tsx'
import { copyMessages } from './copyMessages.ts'
import { Glyph } from './Glyph.tsx'

/** Copies an address or an id; its name stays, what happened is said aloud. */
export function CopyButton({ text, what }: { text: string; what: 'address' | 'id' }) {
  const say = useMessages(copyMessages)
  const announce = useAnnounce()
  const { timing } = useUi()
  const [copied, setCopied] = useState(0)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(0), timing.copied)
    return () => clearTimeout(timer)
  }, [copied, timing.copied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied((times) => times + 1)
      announce(say(`copy.${what}.done`))
    } catch {
      announce(say('copy.failed'))
    }
  }

  const name = say(`copy.${what}`)
  return (
    <button
      type="button"
      data-part="copy"
      data-copied={copied ? '' : undefined}
      aria-label={name}
      title={name}
      onClick={() => void copy()}
    >
      <Glyph name={copied ? 'check' : 'copy'} />
    </button>
  )
}
