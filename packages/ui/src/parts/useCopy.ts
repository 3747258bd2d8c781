'use client'
import { useEffect, useState } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { useAnnounce } from './Announcer.tsx'
import { copyMessages } from './copyMessages.ts'

/** Copies a text, says aloud what happened, and knows for a moment that it was copied. */
export function useCopy(text: string, done: string) {
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
      announce(done)
    } catch {
      announce(say('copy.failed'))
    }
  }

  return { isCopied: copied > 0, copy }
}
