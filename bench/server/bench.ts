// Why: what is said about the server's speed is measured, on this machine, in one run, beside what others do.
//   pnpm bench server [--seconds 5] [--rounds 3]
import { parseArgs } from 'node:util'
import { ownDatabase } from '../../tests/setup/ownDatabase.ts'
import { betterAuth, ours, verifying, type Contender } from './contenders.ts'
import { cpuSeconds, parentOf } from './cpu.ts'
import { describePostgres } from '../figures/describePostgres.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { postmasterOf } from './postmasterOf.ts'
import { median, press } from './press.ts'
import { figuresOf, print, type Measured } from './report.ts'
import { compareVerifying } from './verify.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
  },
})
const seconds = Number(values.seconds)
const cluster = process.env['DATABASE_URL']
if (!cluster) throw new Error('Run it as `pnpm bench server`: it brings a PostgreSQL along.')

const machine = describeMachine({ PostgreSQL: await describePostgres(cluster) })
const verify = await compareVerifying()
const postmaster = await postmasterOf(cluster, parentOf)
const [ourDatabase, theirDatabase] = [await ownDatabase(cluster), await ownDatabase(cluster)]
const contenders = [
  await verifying(),
  ...(await ours('latchkey, PostgreSQL', ourDatabase.url)),
  await betterAuth(theirDatabase.url),
  ...(await ours('latchkey, PGlite')),
]
const rounds = new Map<Contender, Measured[]>(contenders.map((each) => [each, []]))
// In turns, so that a minute in which the machine is busy with something else hits everybody.
for (let round = 0; round < Number(values.rounds); round++)
  for (const contender of contenders) {
    if (round === 0) await press({ ...contender.pressure, seconds: 1 }) // warms up
    rounds.get(contender)!.push(await measure(contender))
  }
for (const child of new Set(contenders.map((each) => each.child))) await child.stop()
await Promise.all([ourDatabase.drop(), theirDatabase.drop()])

const results = { machine, verify, load: [...rounds.values()].map(median) }
print(results)
await writeResults({ bench: 'server', machine, figures: figuresOf(results) })

async function measure({ what, who, child, pressure }: Contender): Promise<Measured> {
  const spent = () => [child.pid, postmaster].map((pid) => (pid === undefined ? undefined : cpuSeconds(pid)))
  const [serverBefore, databaseBefore] = spent()
  const figures = await press({ ...pressure, seconds })
  const [server, database] = spent()
  const known =
    server !== undefined && serverBefore !== undefined && database !== undefined && databaseBefore !== undefined
  const each = (used: number) => (used * 1_000) / (figures.perSecond * seconds)
  const cpu = known ? { server: each(server - serverBefore), database: each(database - databaseBefore) } : undefined
  return { what, who, ...figures, cpu }
}
