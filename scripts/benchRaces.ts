// Why: that a thing can be had once is a claim about races, and one round that went well proves little.
//   pnpm bench races [rounds, 200] [part of a name]
// 64 racers on each thing that can be had once, in PostgreSQL where DATABASE_URL is set, and in PGlite; and a control that asks
// first and acts later, which must fail.
import { performance } from 'node:perf_hooks'
import { LatchkeyError } from '../packages/core/src/errors/LatchkeyError.ts'
import { naive, singleUses } from '../packages/server/src/store/cases/singleUse.ts'
import { pgliteStore } from '../packages/server/src/store/sql/pgliteStore.ts'
import { postgresStore } from '../packages/server/src/store/sql/postgresStore.ts'
import type { Store } from '../packages/server/src/store/Store.ts'
import { ownDatabase } from '../tests/setup/ownDatabase.ts'

const [rounds = '200', part = ''] = process.argv.slice(2)
const racers = 64

let failed = false
let unavailable = 0
const cluster = process.env['DATABASE_URL']
if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  await run(
    'PostgreSQL',
    await postgresStore({ url, connections: 32, connectTimeout: 30_000, statementTimeout: 30_000 }),
  )
  await drop()
} else console.log('PostgreSQL: not tried, for DATABASE_URL is not set')
await run('PGlite', await pgliteStore())
process.exit(failed ? 1 : 0)

async function run(name: string, store: Store) {
  const control = await winners(store, naive, 5)
  const real = control.every((count) => count > 1)
  console.log(`${name}: the control lets ${control.join(', ')} of ${racers} through${real ? '' : ': NO RACE'}`)
  failed ||= !real
  for (const [thing, play] of Object.entries(singleUses)) {
    if (!thing.includes(part)) continue
    const start = performance.now()
    unavailable = 0
    const counts = await winners(store, play, Number(rounds))
    const wrong = counts.filter((count) => count !== 1)
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const verdict = wrong.length
      ? `FAILED: ${wrong.length} rounds with ${[...new Set(wrong)].join(', ')} winners`
      : 'one winner'
    const late = unavailable ? `, ${unavailable} of all gave up waiting` : ''
    console.log(`${name}: ${thing}: ${counts.length} rounds of ${racers}: ${verdict}${late} (${seconds} s)`)
    failed ||= wrong.length > 0
  }
  await store.close()
}

/** How many got through, round by round. */
async function winners(store: Store, play: typeof naive, times: number): Promise<number[]> {
  const counts: number[] = []
  while (counts.length < times) {
    const race = await play(store)
    const answers = await Promise.all(Array.from({ length: racers }, (_, racer) => race(racer).catch(refused)))
    counts.push(answers.filter(Boolean).length)
  }
  return counts
}

/** Who waited too long for their turn on a busy machine was refused and had nothing. */
function refused(error: unknown): false {
  if (!(error instanceof LatchkeyError) || error.code !== 'store_unavailable') throw error
  unavailable += 1
  return false
}
