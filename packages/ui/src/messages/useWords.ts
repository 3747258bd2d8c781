'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { later } from '../parts/later.ts'
import { fill } from './fill.ts'
import { lostMessages } from './lostMessages.ts'

const useErrorWords = later(() => import('./errorWords.ts'))

/** Says an error in words that a person can use. They come once what can fail stands; until then nothing is said. */
export function useWords(): (error: LatchkeyError) => string {
  const { messages, locale, timeZone, appName: app } = useUi()
  const { part, error: lost } = useErrorWords()
  return (error) => {
    if (!part && !lost) return ''
    const { retryAt } = error
    const time = retryAt && new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }).format(retryAt)
    // Where not even the words could be fetched, that much is known.
    const [key, message] = part
      ? part.errorWords(error)
      : (['error.unreachable', lostMessages['error.unreachable']] as const)
    return fill(messages?.[key] ?? message, { app, time }, locale) as string
  }
}
