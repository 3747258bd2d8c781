import { LatchkeyError } from '@latchkey/core'
import { fails } from '@latchkey/core/fake'
import { expect, test, vi } from 'vitest'
import { doOrReread } from './doOrReread.ts'

const left = (count: number | undefined) => ({ read: async () => count, isDone: (now: number) => now === 0 })

test('what worked is not read again', async () => {
  const read = vi.fn()
  await doOrReread(async () => {}, { read, isDone: () => false })
  expect(read).not.toHaveBeenCalled()
})

test('a lost answer counts as done where it was done', async () => {
  await doOrReread(fails('timeout'), left(0))
})

test.each([
  ['it was not done', left(1)],
  ['nobody can tell', left(undefined)],
  ['reading fails, too', { read: fails('offline'), isDone: () => true }],
])('a lost answer is what it failed by where %s', async (_, rereading) => {
  await expect(doOrReread(fails('timeout'), rereading)).rejects.toMatchObject({ code: 'timeout' })
})

test('a refusal is a refusal, and nothing is read', async () => {
  const read = vi.fn()
  const refuse = () => Promise.reject(new LatchkeyError('rate_limited', 'Scripted.'))
  await expect(doOrReread(refuse, { read, isDone: () => true })).rejects.toMatchObject({ code: 'rate_limited' })
  expect(read).not.toHaveBeenCalled()
})
