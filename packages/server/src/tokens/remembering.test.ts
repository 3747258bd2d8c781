import { expect, test, vi } from 'vitest'
import { remembering } from './remembering.ts'

/** Finds genuine whatever is signed with its own text. */
const key = () => ({ verifies: vi.fn((signed: string, signature: string) => signed === signature) })

test('what was found genuine is not checked again', () => {
  const real = key()
  const remembered = remembering(real)
  expect([remembered.verifies('a', 'a'), remembered.verifies('a', 'a')]).toEqual([true, true])
  expect(real.verifies).toHaveBeenCalledOnce()
})

test('nothing else counts as genuine, also where it looks alike', () => {
  const remembered = remembering(key())
  expect(remembered.verifies('a.b', 'a.b')).toBe(true)
  for (const [signed, signature] of [
    ['a.b', 'a.c'],
    ['a', 'b.a.b'],
    ['a.b.a', 'b'],
    ['', 'a.b.a.b'],
  ] as const)
    expect(remembered.verifies(signed, signature)).toBe(false)
})

test('what was refused is checked each time', () => {
  const real = key()
  const remembered = remembering(real)
  expect([remembered.verifies('a', 'b'), remembered.verifies('a', 'b')]).toEqual([false, false])
  expect(real.verifies).toHaveBeenCalledTimes(2)
})

test('it keeps no more than it may, and drops the oldest', () => {
  const real = key()
  const remembered = remembering(real, 2)
  for (const text of ['a', 'b', 'c']) void remembered.verifies(text, text)
  real.verifies.mockClear()
  expect([remembered.verifies('b', 'b'), remembered.verifies('c', 'c'), remembered.verifies('a', 'a')]).toEqual([
    true,
    true,
    true,
  ])
  expect(real.verifies).toHaveBeenCalledOnce()
})

test('a key that answers later is remembered, too', async () => {
  const verifies = vi.fn(async (signed: string, signature: string) => signed === signature)
  const remembered = remembering({ verifies })
  expect(await remembered.verifies('a', 'a')).toBe(true)
  expect(await remembered.verifies('a', 'b')).toBe(false)
  expect(remembered.verifies('a', 'a')).toBe(true)
  expect(verifies).toHaveBeenCalledTimes(2)
})
