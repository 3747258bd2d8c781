import { afterAll, expect, inject, test } from 'vitest'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { race } from './race.ts'

const cluster = process.env.DATABASE_URL
const database = cluster ? await ownDatabase(cluster) : undefined
afterAll(() => database?.drop())

test('of 64 racers at each single-use thing one gets it, and looking before acting would not do (faults 33, 35, 36)', async () => {
  const rounds = 2
  const reports = await race({ rounds, bundle: inject('server'), databaseUrl: database?.url })
  const { 'control: look, then act': control, ...things } = reports
  for (const [name, { one, several, none, trouble }] of Object.entries(things))
    expect({ name, one, several, none, trouble }).toEqual({ name, one: rounds, several: 0, none: 0, trouble: [] })
  expect(control!.several).toBeGreaterThan(0)
})
