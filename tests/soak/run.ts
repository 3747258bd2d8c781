// Why: what leaks a little shows only after a while. Four clients import and four people turn server access on and off at the real
// server for ten minutes, on PostgreSQL (or on PGlite, where DATABASE_URL is not set); then every ledger is counted. Run by
// `pnpm soak`; `pnpm soak 60` runs for an hour. Memory may grow by a MiB a minute in the second half, files not at all.
import { bundleServer } from '../setup/bundleServer.ts'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { soak, wrongIn } from './soak.ts'

const minutes = Number(process.argv[2] ?? 10)
const cluster = process.env.DATABASE_URL
const database = cluster ? await ownDatabase(cluster) : undefined
const { main: bundle, remove } = await bundleServer()
process.on('exit', remove)

const report = await soak({
  minutes,
  bundle,
  databaseUrl: database?.url,
  tell: ({ memory, files }) => console.log(`${memory.toFixed(0)} MiB, ${files} files`),
})
await database?.drop()
const { growth, imports, access } = report
console.log(JSON.stringify({ growth, imported: imports.acknowledged, signed: access.signed, ended: access.ended }))
const wrong = wrongIn(report)
if (growth.memory > 1) wrong.push(`memory grows by ${growth.memory.toFixed(1)} MiB a minute`)
if (growth.files > 1) wrong.push(`open files grow by ${growth.files.toFixed(1)} a minute`)
for (const each of wrong) console.log(each)
process.exit(wrong.length ? 1 : 0)
