import { expect, test } from 'vitest'
import { asUnits, offerDurations } from './durations.ts'

const day = 86_400

test('an hour, a day, a week and 30 days are offered, and the backend’s default is chosen', () => {
  const { offered, first } = offerDurations({ defaultExpiresIn: 7 * day, maxExpiresIn: 90 * day })
  expect(offered).toEqual([3_600, day, 7 * day, 30 * day])
  expect(first).toBe(7 * day)
})

test('nothing longer than the backend allows is offered', () => {
  expect(offerDurations({ defaultExpiresIn: 30 * day, maxExpiresIn: day })).toEqual({
    offered: [3_600, day],
    first: day,
  })
})

test('where nothing fits there is still one to see and to choose', () => {
  const own = { durations: [90 * day, -5, 0, Number.NaN] }
  expect(offerDurations({ ...own, defaultExpiresIn: day, maxExpiresIn: 600 })).toEqual({ offered: [600], first: 600 })
})

test('durations are counted as people count them', () => {
  expect(asUnits(3_600)).toEqual({ unit: 'hours', n: 1 })
  expect(asUnits(30 * day)).toEqual({ unit: 'days', n: 30 })
  expect(asUnits(36 * 3_600)).toEqual({ unit: 'hours', n: 36 })
  expect(asUnits(90)).toEqual({ unit: 'minutes', n: 2 })
})
