// Why: what is said about renders, the way to a person, imports and the installation is measured, beside its budgets. Run `pnpm build` first.
//   pnpm bench react [--json <file>]
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureInChromium } from './inChromium.ts'
import { measureInstallation } from './installed.ts'
import { judge, print, type Results } from './report.ts'

const { values } = parseArgs({ options: { json: { type: 'string', default: 'bench/react/results.json' } } })
const results: Results = {
  machine: {
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.version,
    load: loadavg()[0]!,
  },
  installed: measureInstallation(),
  chromium: await measureInChromium(),
}
print(results)
const verdicts = judge(results)
writeFileSync(values.json, `${JSON.stringify({ ...results, verdicts }, null, 2)}\n`)
console.log(`\nthe same as JSON: ${values.json}`)
process.exit(verdicts.every(({ met }) => met) ? 0 : 1)
