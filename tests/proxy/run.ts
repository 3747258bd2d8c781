// Why: networks do more to a request than answer it or not. Puts every endpoint to every fault at each of three moments, over TCP,
// at the real server on PGlite and, where DATABASE_URL is set, on PostgreSQL; then imports, revokes and renews over the same
// faults. Run by `pnpm proxy`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { importOver, renewOver, revokeOver } from './effects.ts'
import { plans } from './faultProxy.ts'
import { openLine } from './line.ts'
import { sweep } from './sweep.ts'

const cluster = process.env.DATABASE_URL
let sound = await run('PGlite')
if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  sound = (await run('PostgreSQL', url)) && sound
  await drop()
} else console.log('PostgreSQL: not tried, because DATABASE_URL is not set')
process.exit(sound ? 0 : 1)

async function run(name: string, databaseUrl?: string): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-proxy-'))
  const line = await openLine({ dataDir, databaseUrl })
  const met = await sweep(line.proxy, { token: await line.newToken() })
  const effects = []
  for (const over of [importOver, revokeOver, renewOver])
    for (const plan of plans) effects.push({ what: over.name, ...(await over(line, plan)) })
  const trouble = [
    ...met.filter((each) => each.trouble !== null),
    ...effects.filter((each) => each.trouble.length),
    ...(await line.trouble()),
  ]
  console.log(`${name}: ${met.length} requests, ${effects.length} effects, ${trouble.length} troubles`)
  for (const each of trouble) console.log(`  ${JSON.stringify(each)}`)
  await line.close()
  rmSync(dataDir, { recursive: true, force: true })
  return trouble.length === 0
}
