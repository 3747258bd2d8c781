// Why: a claim about speed or size is a command that anyone can run.
//   pnpm bench size     what an app loads, measured on the built packages (run `pnpm build` first)
//   pnpm bench races    that what can be had once is had once, many times over
import { spawnSync } from 'node:child_process'

const benches = { size: 'scripts/benchSize.ts', races: 'scripts/benchRaces.ts' }
const [name, ...args] = process.argv.slice(2)
if (!benches[name]) {
  console.error(`bench: say which: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const { status } = spawnSync('tsx', ['--conditions=@latchkey/source', benches[name], ...args], { stdio: 'inherit' })
process.exit(status ?? 1)
