import { expect, test } from 'vitest'
import { en } from './en.ts'
import { errorMessages } from './errorMessages.ts'
import type { Message } from './Message.ts'
import { words } from './words.ts'

const sentences = Object.entries<Message>(en).flatMap(([key, message]) =>
  (typeof message === 'string' ? [message] : Object.values(message)).map((text) => [key, text] as const),
)

test.each(sentences)('%s says something whole, in good words', (_key, text) => {
  expect(text.trim()).toBe(text)
  expect(text).not.toMatch(/are you sure|something went wrong|success!|irreversible|\bdeny\b/i)
  expect(text).not.toMatch(/session/i)
  expect(text).not.toMatch(/can’t see (your|the) (private )?key/i)
})

test('no sentence for errors is left without a code', () => {
  const said = new Set(Object.values(words).map((word) => `error.${word}`))
  const kept = ['error.tooManyUntil'] // said instead of tooMany where the time is known
  expect(Object.keys(errorMessages).filter((key) => !said.has(key) && !kept.includes(key))).toEqual([])
})
