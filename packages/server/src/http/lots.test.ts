import { expect, test } from 'vitest'
import { testServer } from '../testServer.test.kit.ts'
import { createLots } from './lots.ts'

async function setUp() {
  const { store, clock } = await testServer()
  const seen = { hits: 0 }
  const counters: typeof store.counters = {
    ...store.counters,
    hit: (...args) => (seen.hits++, store.counters.hit(...args)),
  }
  const instance = () => createLots({ store: { counters }, now: () => clock.now })
  return { take: instance(), other: instance(), clock, seen }
}

test('several are taken at once, all or none, and what is left goes to whom it suffices', async () => {
  const { take, clock } = await setUp()
  expect(await take('k', 5, 3)).toBeNull()
  expect(await take('k', 5, 3)).toBeGreaterThan(clock.now)
  expect(await take('k', 5, 2)).toBeNull()
  expect(await take('k', 5)).toBeGreaterThan(clock.now)
})

test('any mix of sizes gets the whole limit and no more, over two instances', async () => {
  const { take, other } = await setUp()
  const sizes = Array.from({ length: 400 }, (_, index) => [1, 20, 3, 1, 7][index % 5]!)
  const answers = await Promise.all(sizes.map((size, index) => (index % 2 ? take : other)('k', 240, size)))
  const taken = sizes.filter((_, index) => answers[index] === null).reduce((sum, size) => sum + size, 0)
  expect(taken).toBeLessThanOrEqual(240)
  const { take: alone } = await setUp()
  let sum = 0
  for (const size of [...sizes, ...Array(20).fill(1)]) if ((await alone('k', 240, size)) === null) sum += size
  expect(sum).toBe(240)
})

test('what is left of a lot is not lost when more is needed, nor carried into the next minute', async () => {
  const { take, clock, seen } = await setUp()
  expect(await take('k', 100)).toBeNull()
  expect(await take('k', 100, 99)).toBeNull()
  expect(await take('k', 100)).not.toBeNull()
  clock.now += 60_000
  expect(await take('k', 100, 100)).toBeNull()
  expect(await take('k', 100)).not.toBeNull()
  expect(seen.hits).toBe(3)
})

test('more than the limit is never had', async () => {
  const { take, clock } = await setUp()
  expect(await take('k', 5, 20)).toBeGreaterThan(clock.now)
})

test('a generous limit asks the store a fraction of the times', async () => {
  const { take, seen } = await setUp()
  for (let times = 0; times < 1_000; times++) await take('k', 100_000)
  expect(seen.hits).toBe(1)
})
