import { ownDatabase } from '../setup/ownDatabase.ts'
import { indexedDbHouse, pgliteHouse, postgresHouse } from '../../packages/server/src/models/houses.test.kit.ts'
import type { House } from '../../packages/server/src/models/Real.test.kit.ts'
import { tryModels } from '../../packages/server/src/models/tryModels.test.kit.ts'

/** Plays so many lives of people with server access against the model, on each store; throws the fewest steps that tell the two apart. */
export async function playModels(runs: number, cluster: string | undefined): Promise<void> {
  const play = async (name: string, open: () => Promise<House & { drop?: () => Promise<unknown> }>) => {
    // A new house now and then: reading every row of one that grew for ever would take longer and longer.
    for (let played = 0; played < runs; played += 20) {
      const house = await open()
      await tryModels(house, { runs: Math.min(20, runs - played), steps: 60 })
      await house.server.store.close()
      await house.drop?.()
    }
    console.log(`${name}: ${runs} lives of up to 60 steps went as the model says`)
  }
  await play('IndexedDB', indexedDbHouse)
  await play('PGlite', pgliteHouse)
  if (!cluster) return
  await play('PostgreSQL', async () => {
    const { url, drop } = await ownDatabase(cluster) // what another house's key has closed, this one's does not open
    return { ...(await postgresHouse(url)), drop }
  })
}
