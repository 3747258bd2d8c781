import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChangeHub } from '../store/changeHub.ts'
import { createLive, liveLimits } from './createLive.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ada = { userId: 'ada', sid: 'first' }

/** The live part over a store in the test's hands. */
function setUp(limits = liveLimits) {
  const hub = createChangeHub()
  const ended = new Set<string>()
  const subscribe = vi.fn(async (hear: Parameters<typeof hub.add>[0]) => hub.add(hear))
  const sessionLives = vi.fn(async (sid: string) => !ended.has(sid))
  const live = createLive({
    store: { changes: { subscribe }, families: { sessionLives } as never },
    now: () => 0,
    limits,
  })
  return { hub, ended, subscribe, sessionLives, live }
}

/** What a stream has given so far. */
function read(body: ReadableStream<Uint8Array>) {
  const heard = { text: '', ended: false }
  void (async () => {
    for await (const part of body) heard.text += new TextDecoder().decode(part)
    heard.ended = true
  })()
  return heard
}

test('gives signs of life, and lasts for a while only', async () => {
  const { live } = setUp()
  const heard = read(await live.open(ada, new AbortController().signal))
  await vi.advanceTimersByTimeAsync(2 * liveLimits.heartbeat)
  expect(heard).toEqual({ text: ': open\n\n:\n\n:\n\n', ended: false })
  await vi.advanceTimersByTimeAsync(liveLimits.longest)
  expect(heard.ended).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('who may have missed something is told so, and whose session has ended meanwhile hears it', async () => {
  const { live, hub, ended } = setUp()
  const here = read(await live.open(ada, new AbortController().signal))
  const there = read(await live.open({ userId: 'grace', sid: 'other' }, new AbortController().signal))
  ended.add('first')
  hub.tell('missed')
  await vi.advanceTimersByTimeAsync(0)
  expect(here).toEqual({ text: ': open\n\nevent: change\ndata: {"kind":"missed"}\n\n', ended: true })
  expect(there).toEqual({ text: here.text, ended: false })
})

test('where it cannot be asked whether a session lives, its stream ends: the device comes again', async () => {
  const { live, hub, sessionLives } = setUp()
  const heard = read(await live.open(ada, new AbortController().signal))
  sessionLives.mockRejectedValueOnce(new Error('no database'))
  hub.tell({ userId: 'ada', kind: 'session' })
  await vi.advanceTimersByTimeAsync(0)
  expect(heard.ended).toBe(true)
})

test('who does not read what is sent is let go of', async () => {
  const { live, hub } = setUp()
  const body = await live.open(ada, new AbortController().signal)
  for (let times = 0; times < 200; times++) hub.tell({ userId: 'ada', kind: 'use' })
  const heard = read(body)
  await vi.advanceTimersByTimeAsync(0)
  expect(heard.ended).toBe(true)
  expect(heard.text.length).toBeLessThan(5_000)
  expect(vi.getTimerCount()).toBe(0)
})

test('a session that ended while its stream was being opened gets none', async () => {
  const { live, ended } = setUp()
  ended.add('first')
  await expect(live.open(ada, new AbortController().signal)).rejects.toMatchObject({ code: 'session_revoked' })
  expect(vi.getTimerCount()).toBe(0)
})

test('listens at the store once for all, and again where it could not', async () => {
  const { live, subscribe } = setUp()
  subscribe.mockRejectedValueOnce(new Error('no database'))
  const { signal } = new AbortController()
  await expect(live.open(ada, signal)).rejects.toThrow('no database')
  await live.open(ada, signal)
  await live.open(ada, signal)
  expect(subscribe).toHaveBeenCalledTimes(2)
})

test('the server holds no more streams than it can, and another once one has ended', async () => {
  const { live } = setUp({ ...liveLimits, inAll: 3 })
  const leave = new AbortController()
  const open = (n: number, { signal } = new AbortController()) =>
    live.open({ userId: `user${n}`, sid: `sid${n}` }, signal)
  await Promise.all([open(0, leave), open(1), open(2)])
  await expect(open(3)).rejects.toMatchObject({ code: 'rate_limited', retryable: true })
  leave.abort()
  await expect(open(3)).resolves.toBeInstanceOf(ReadableStream)
})

test('nobody hears of another person’s changes', async () => {
  const { live, hub } = setUp()
  const here = read(await live.open(ada, new AbortController().signal))
  const there = read(await live.open({ userId: 'grace', sid: 'other' }, new AbortController().signal))
  hub.tell({ userId: 'ada', kind: 'use' })
  await vi.advanceTimersByTimeAsync(0)
  expect([here.text, there.text]).toEqual([expect.stringContaining('"use"'), ': open\n\n'])
})
