import { afterAll, expect, inject, test } from 'vitest'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { growth } from './holding.ts'
import { soak, wrongIn } from './soak.ts'

const cluster = process.env.DATABASE_URL
const database = cluster ? await ownDatabase(cluster) : undefined
afterAll(() => database?.drop())

// `pnpm soak` runs for ten minutes, and looks at memory.
test('after a moment of everybody at once every ledger is exact, and nothing went wrong (faults 36, 40, 45)', async () => {
  const bundle = inject('server')
  const report = await soak({ minutes: 0.02, clients: 2, people: 1, bundle, databaseUrl: database?.url })
  expect(wrongIn(report)).toEqual([])
  expect([report.imports.acknowledged, report.access.signed].every((count) => count > 0)).toBe(true)
})

test('growth is of the second half, by the minute', () => {
  const held = Array.from({ length: 20 }, (_, index) => ({
    at: index * 30_000,
    memory: index < 10 ? index * 50 : 500 + index * 2,
    files: 12,
  }))
  expect(growth(held)).toEqual({ memory: expect.closeTo(4), files: 0, most: 538 })
})
