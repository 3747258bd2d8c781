import { expect, test } from 'vitest'
import { clip } from './clip.ts'

test('a name of ten thousand characters becomes one that fits, and a short one stays (fault 63)', () => {
  expect(clip('a'.repeat(10_000)).length).toBe(121)
  expect(clip('Ada')).toBe('Ada')
})

test('no character is cut in half', () => {
  expect(clip('👩‍🚀🔑🔑🔑', 4).endsWith('🔑…')).toBe(true)
  expect(clip('🔑'.repeat(9), 3)).toBe('🔑🔑🔑…')
})
