'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { errorMessages } from './errorMessages.ts'
import { useMessages } from './useMessages.ts'
import { words } from './words.ts'

/** Says an error in words that a person can use. */
export function useWords(): (error: LatchkeyError) => string {
  const say = useMessages(errorMessages)
  const { appName: app, locale, timeZone } = useUi()
  return ({ code, retryAt }) => {
    const word = words[code] ?? 'broken' // a newer backend may know codes that we do not
    if (word !== 'tooMany' || !retryAt) return say(`error.${word}`, { app } as never)
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }).format(retryAt)
    return say('error.tooManyUntil', { time })
  }
}
