// Why: a claim about speed or size is a command that anyone can run.
//   pnpm bench size     what an app loads, and what each component adds, on the built packages (run `pnpm build` first)
//   pnpm bench races    that what can be had once is had once, many times over, in PGlite and in a PostgreSQL of its own
//   pnpm bench keys     what wallets, sealing, delegated signatures and revocations cost, beside the budgets
//   pnpm bench react    what hooks cost: renders, the way to a person, the import, the installation (run `pnpm build` first)
//   pnpm bench server   how fast the server is, on PGlite and on a PostgreSQL of its own, beside what others do
//   pnpm bench ui       how long lists mount and scroll in Chromium
import { spawnSync } from 'node:child_process'

const source = ['node', '--conditions=@latchkey/source', '--import', 'tsx']
const benches = {
  size: ['tsx', 'scripts/benchSize.ts'],
  races: ['node', 'scripts/postgres.mjs', '--', ...source, 'scripts/benchRaces.ts'],
  keys: ['node', 'scripts/postgres.mjs', '--durable', '--', ...source, 'bench/keys/bench.ts'],
  react: [...source, 'bench/react/bench.ts'],
  growth: ['node', 'scripts/postgres.mjs', '--', ...source, 'bench/growth/bench.ts'],
  server: ['node', 'scripts/postgres.mjs', '--durable', '--', ...source, 'bench/server/bench.ts'],
  ui: [...source, 'bench/ui/bench.ts'],
}
const [name, ...options] = process.argv.slice(2)
if (!benches[name]) {
  console.error(`bench: say which: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const [command, ...words] = benches[name]
const { status } = spawnSync(command, [...words, ...options], { stdio: 'inherit' })
process.exit(status ?? 1)
