'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { errorMessages } from './errorMessages.ts'
import { fill } from './fill.ts'
import { words } from './words.ts'

/** Says an error in words that a person can use. */
export function useWords(): (error: LatchkeyError) => string {
  const { messages, locale, timeZone, appName: app } = useUi()
  return ({ code, retryAt }) => {
    const word = words[code] ?? 'broken' // a newer backend may know codes that we do not
    const key = word === 'tooMany' && retryAt ? 'error.tooManyUntil' : (`error.${word}` as const)
    const time = retryAt && new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }).format(retryAt)
    return fill(messages?.[key] ?? errorMessages[key], { app, time }, locale) as string
  }
}
