import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guardKek, type Kek } from './kek.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const bytes = new Uint8Array(32)
const kek = (answer: () => Promise<never>): Kek => guardKek({ id: 'away', wrap: answer, unwrap: answer })

test('a KEK that never answers is given up, so that nobody waits for a lock behind it', async () => {
  const silent = kek(() => new Promise(() => {}))
  const settled = Promise.allSettled([silent.wrap(bytes, bytes), silent.unwrap('x', bytes)])
  await vi.advanceTimersByTimeAsync(10_000)
  const reason: unknown = expect.objectContaining({ code: 'kek_unavailable', retryable: true })
  expect(await Promise.race([settled, Promise.resolve('waiting')])).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ])
  expect(vi.getTimerCount()).toBe(0)
})

test('one that fails is away, too, and leaves no timer behind', async () => {
  const broken = kek(() => Promise.reject(new Error('key 0xdeadbeef')))
  await expect(broken.unwrap('x', bytes)).rejects.toMatchObject({ code: 'kek_unavailable' })
  expect(vi.getTimerCount()).toBe(0)
})
