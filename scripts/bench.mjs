// Why: a claim about speed or size is a command that anyone can run.
//   pnpm bench size     what an app loads, and what each component adds, on the built packages (run `pnpm build` first)
//   pnpm bench races    that what can be had once is had once, many times over, in PGlite and in a PostgreSQL of its own
//   pnpm bench keys     what wallets, sealing, delegated signatures and revocations cost, beside the budgets
//   pnpm bench react    what hooks cost: renders, the way to a person, the import, the installation (run `pnpm build` first)
//   pnpm bench server   how fast the server is, on PGlite and on a PostgreSQL of its own, beside what others do
//   pnpm bench ui       how long lists mount and scroll in Chromium
//   pnpm bench codec    how long a person of 10,000 accounts takes to read
//   pnpm bench growth   how costs grow with accounts, wallets, subscribers, connections and people, a million of them
//   pnpm bench page     makes docs/benchmarks.md of what was measured last, as each of the others does when it is done
//   pnpm bench all      measures what the page shows, one after the other, and makes it: a quarter of an hour (run `pnpm build` first)
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
  codec: [...source, 'bench/codec/bench.ts'],
  page: ['tsx', 'scripts/benchmarks.ts'],
}
/** What the page shows. Races are won or lost, and need no page. */
const shown = Object.keys(benches).filter((name) => !['races', 'page'].includes(name))
const [name, ...options] = process.argv.slice(2)
if (name !== 'all' && !benches[name]) {
  console.error(`bench: say which: ${Object.keys(benches).join(', ')}, all`)
  process.exit(1)
}
// One that is over its budget exits with 1, and the others are measured all the same; the page says which.
const failed = (name === 'all' ? shown : [name]).filter((each) => run(each) !== 0)
if (failed.length > 0) console.log(`\nbench: over a budget, or not measured: ${failed.join(', ')}`)
const page = name === 'all' || shown.includes(name) ? run('page') : 0
process.exit(page || Number(failed.length > 0))

function run(bench) {
  console.log(`\nbench: ${bench}`)
  const [command, ...words] = benches[bench]
  return spawnSync(command, [...words, ...options], { stdio: 'inherit' }).status ?? 1
}
