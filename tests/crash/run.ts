// Why: what was acknowledged must outlive any crash. Kills the server a hundred times in the middle of imports, and as often in the
// middle of granting and revoking server access, on PGlite and, where DATABASE_URL is set, on PostgreSQL; and a quarter as often
// in the middle of a first start. Run by `pnpm crash`;
// `pnpm crash 20` kills less often, `pnpm crash 20 access` (or imports, or starts) in the middle of that alone.
import { ownDatabase } from '../setup/ownDatabase.ts'
import { bundleServer } from '../setup/bundleServer.ts'
import { crashAccess, type AccessReport } from './access.ts'
import { crash, type CrashReport } from './crash.ts'
import { killFirstStarts } from './firstStarts.ts'

const kills = Number(process.argv[2] ?? 100)
const only = process.argv[3] as 'imports' | 'access' | 'starts' | undefined
const isAsked = (work: typeof only) => only === undefined || only === work
const cluster = process.env.DATABASE_URL
let sound = true
const { main: bundle, remove } = await bundleServer()
process.on('exit', remove)

if (isAsked('imports')) {
  await report('PGlite', await crash({ bundle, kills }))
  await report('PGlite, without keys', await crash({ bundle, kills: Math.ceil(kills / 10), keyed: false }), {
    control: true,
  })
}
if (isAsked('access')) reportAccess('PGlite', await crashAccess({ bundle, kills }))
if (isAsked('starts')) {
  const starts = await killFirstStarts({ bundle, kills: Math.ceil(kills / 4) })
  console.log(`PGlite, first starts: ${JSON.stringify(starts)}`)
  sound &&= starts.trouble.length === 0
}
if (cluster && only !== 'starts') {
  const database = await ownDatabase(cluster)
  if (isAsked('imports')) await report('PostgreSQL', await crash({ bundle, kills, databaseUrl: database.url }))
  await database.drop()
  const another = await ownDatabase(cluster)
  if (isAsked('access')) reportAccess('PostgreSQL', await crashAccess({ bundle, kills, databaseUrl: another.url }))
  await another.drop()
} else if (!cluster) console.log('PostgreSQL: not tried, because DATABASE_URL is not set')
process.exit(sound ? 0 : 1)

/** The control shows how often kills fall between the storing of a person and the answer: without keys, each such retry is refused. */
async function report(name: string, { refused, ...counts }: CrashReport, { control = false } = {}): Promise<void> {
  console.log(`${name}: ${JSON.stringify({ ...counts, refused: refused.length })}`)
  for (const words of new Set(refused.slice(0, 3))) console.log(`  ${words}`)
  const { lost, duplicates, halves, diverged, stored, acknowledged } = counts
  const whole = lost + duplicates + halves + diverged === 0
  const met = control || (refused.length === 0 && stored === acknowledged)
  sound &&= whole && met
}

function reportAccess(name: string, { halves, faults, ...counts }: AccessReport): void {
  const told = [...halves, ...faults]
  console.log(`${name}, server access: ${JSON.stringify({ ...counts, halves: halves.length, faults: faults.length })}`)
  for (const words of told.slice(0, 3)) console.log(`  ${words}`)
  sound &&= told.length + counts.revived + counts.unrecorded === 0
}
