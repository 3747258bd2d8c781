import { expect, test } from 'vitest'
import { relativeTime } from './relativeTime.ts'

const now = new Date('2026-11-21T09:00:00Z')
const ago = (seconds: number, locale = 'en') => relativeTime(new Date(now.getTime() - seconds * 1000), { now, locale })

test.each([
  [0, 'now'],
  [59, 'now'],
  [60, '1 minute ago'],
  [3 * 3600, '3 hours ago'],
  [86_400, 'yesterday'],
  [45 * 86_400, 'last month'],
  [-2 * 86_400, 'in 2 days'],
])('%i seconds ago is %j', (seconds, words) => {
  expect(ago(seconds)).toBe(words)
})

test('other languages say it their way', () => {
  expect(ago(3 * 3600, 'de')).toBe('vor 3 Stunden')
})
