import type { LatchkeyError } from '@latchkey/core'
import { errorMessages } from './errorMessages.ts'
import { words } from './words.ts'

/** What a person is told of an error: its key, and our own sentence under it. */
export function errorWords({ code, retryAt }: LatchkeyError): [key: keyof typeof errorMessages, message: string] {
  const word = words[code] ?? 'broken' // a newer backend may know codes that we do not
  const key = word === 'tooMany' && retryAt ? 'error.tooManyUntil' : (`error.${word}` as const)
  return [key, errorMessages[key]]
}
