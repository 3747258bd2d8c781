import fc from 'fast-check'
import { commands, delegate } from './commands.test.kit.ts'
import { newWorld, type House } from './Real.test.kit.ts'

/** Plays random steps on a real server and on the model side by side, each run with a new person; fails with the fewest steps that tell them apart. */
export async function tryModels(house: House, { runs, steps }: { runs: number; steps: number }): Promise<void> {
  const grants = fc.tuple(fc.nat(3), fc.nat(3))
  const chosen = fc.commands(commands(), { maxCommands: steps, size: 'max' })
  const property = fc.asyncProperty(fc.noBias(grants), fc.noBias(chosen), async (scopes, played) => {
    const world = await newWorld(house)
    // Two wallets are granted at once, so that there is something to play for.
    for (const [wallet, pick] of scopes.entries()) await delegate(world.model, world.real, { wallet, ttl: 3_600, pick })
    await fc.asyncModelRun(() => world, played)
  })
  await fc.assert(property, { numRuns: runs })
}
