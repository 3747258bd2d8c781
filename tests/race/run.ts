// Why: what may happen once must happen once, however many ask at the same moment. 64 racers over HTTP at each single-use thing,
// 200 rounds, on PGlite and, where DATABASE_URL is set, on PostgreSQL. Run by `pnpm race`; `pnpm race 20` runs fewer rounds.
// `pnpm race schedules` mixes the steps of signing and revoking in 100,000 ways, `pnpm race models` plays 200 lives of people with
// server access against a model on each store; a number behind the word says how many.
import { ownDatabase } from '../setup/ownDatabase.ts'
import { bundleServer } from '../setup/bundleServer.ts'
import { race, type RaceReport } from './race.ts'
import { playModels } from './models.ts'
import { reportSchedules } from './schedules.ts'

const [word, number] = process.argv.slice(2)
const cluster = process.env.DATABASE_URL
let sound = true
if (word === 'schedules') process.exit((await reportSchedules(Number(number ?? 100_000))) ? 0 : 1)
if (word === 'models') {
  await playModels(Number(number ?? 200), cluster)
  process.exit(0)
}

const rounds = Number(word ?? 200)
const { main: bundle, remove } = await bundleServer()
process.on('exit', remove)

await race({ bundle, rounds, tell: tell('PGlite') })
if (cluster) {
  const database = await ownDatabase(cluster)
  await race({ bundle, rounds, databaseUrl: database.url, tell: tell('PostgreSQL') })
  await database.drop()
} else console.log('PostgreSQL: not tried, because DATABASE_URL is not set')
process.exit(sound ? 0 : 1)

function tell(database: string) {
  return (name: string, { trouble, ...counts }: RaceReport) => {
    const words = trouble.length ? ` trouble: ${trouble.join(' ')}` : ''
    console.log(`${database}, ${name}: ${JSON.stringify(counts)}${words}`)
    sound &&= name.startsWith('control') ? counts.several > 0 : counts.one === rounds && trouble.length === 0
  }
}
