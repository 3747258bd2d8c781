import { describe, test } from 'vitest'
import { ownDatabase } from '../../../../tests/setup/ownDatabase.ts'
import { indexedDbHouse, pgliteHouse, postgresHouse } from './houses.test.kit.ts'
import type { House } from './Real.test.kit.ts'
import { tryModels } from './tryModels.test.kit.ts'

const cluster = process.env.DATABASE_URL

// `pnpm race models` plays many more, and longer ones.
describe('whatever people, apps and thieves do, in any order, server access is what the model says (faults 40, 41, 42; keys D1 to D10, D14, L1, L2)', () => {
  const play = async (house: House, runs: number) => {
    await tryModels(house, { runs, steps: 25 })
    await house.server.store.close()
  }
  test('on IndexedDB', async () => play(await indexedDbHouse(), 12), 120_000)
  test('on PGlite', async () => play(await pgliteHouse(), 3), 120_000)
  test.skipIf(!cluster)(
    'on PostgreSQL',
    async () => {
      const { url, drop } = await ownDatabase(cluster!)
      await play(await postgresHouse(url), 4)
      await drop()
    },
    120_000,
  )
})
