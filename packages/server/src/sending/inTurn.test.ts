import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import { inTurn } from './inTurn.ts'

/** Two servers on one store, and a clock. */
async function setUp() {
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  const clock = { now: 1_000_000 }
  const server = () => ({ store, now: () => clock.now })
  return { store, clock, one: server(), two: server() }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 1))

test('nothing overlaps, within one server and over two, and in one server who came first goes first', async () => {
  const { one, two } = await setUp()
  let inside = 0
  const order: number[] = []
  const work = (place: number) => async () => {
    expect(++inside).toBe(1)
    await soon()
    order.push(place)
    inside--
  }
  const places = [...Array(12).keys()]
  await Promise.all(places.map((place) => inTurn(place % 2 ? one : two, { name: 'x', work: work(place) })))
  expect(order.toSorted((a, b) => a - b)).toEqual(places)
  expect(order.filter((place) => place % 2)).toEqual([1, 3, 5, 7, 9, 11])
})

test('other names do not wait, and what fails passes the turn on', async () => {
  const { one, two } = await setUp()
  const answer = await inTurn(one, { name: 'x', work: () => inTurn(two, { name: 'y', work: async () => 'both' }) })
  expect(answer).toBe('both')
  const failing = inTurn(one, { name: 'x', work: () => Promise.reject(new Error('no')) })
  const next = inTurn(one, { name: 'x', work: async () => 'next' })
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
  expect(await inTurn(two, { name: 'x', work: async () => 'elsewhere' })).toBe('elsewhere')
})

test('who waits too long is told to come back, and nothing was done; those behind go on', async () => {
  const { one, two } = await setUp()
  let end = () => {}
  const held = inTurn(one, { name: 'x', work: () => new Promise<void>((resolve) => (end = resolve)) })
  let done = 0
  const work = async () => void done++
  for (const server of [one, two])
    await expect(inTurn(server, { name: 'x', work, patience: 30 })).rejects.toMatchObject({
      code: 'rate_limited',
      retryable: true,
    })
  const last = inTurn(one, { name: 'x', work })
  end()
  await Promise.all([held, last])
  expect(done).toBe(1)
})

test('a turn that a server took to its grave ends by itself', async () => {
  const { store, clock, one } = await setUp()
  await store.counters.hit('turn/x', 90_000, clock.now)
  const work = async () => 'at last'
  await expect(inTurn(one, { name: 'x', work, patience: 30 })).rejects.toMatchObject({ code: 'rate_limited' })
  clock.now += 90_000
  expect(await inTurn(one, { name: 'x', work })).toBe('at last')
})
