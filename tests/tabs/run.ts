// Why: what forty tabs do to a server and to each other is shown at length, with the times that a test must not state.
//   pnpm tabs [--tabs 40] [--expiries 20]
import { parseArgs } from 'node:util'
import { bundlePage } from './bundlePage.ts'
import { openHouse } from './house.ts'
import { runManyTabs } from './manyTabs.ts'
import { openBrowser } from './steps.ts'

const { values } = parseArgs({
  options: { tabs: { type: 'string', default: '40' }, expiries: { type: 'string', default: '20' } },
})
const options = { tabs: Number(values.tabs), expiries: Number(values.expiries) }
const [house, browser] = await Promise.all([openHouse({ files: await bundlePage('page.tsx') }), openBrowser()])
const start = performance.now()
const { refreshes, falseSignOuts, signOuts } = await runManyTabs(browser, house, options)
await browser.close()
await house.close()

const slowest = signOuts.at(-1)!
const verdicts = [
  ['refreshes for each expiry: 1', refreshes.join(' '), refreshes.every((count) => count === 1)],
  ['false sign-outs: 0', String(falseSignOuts), falseSignOuts === 0],
  ['signed out everywhere: at most 500 ms', `${slowest} ms`, slowest <= 500],
] as const
console.log(`${options.tabs} tabs, ${options.expiries} expiries, ${((performance.now() - start) / 1000).toFixed(0)} s`)
for (const [budget, measured, met] of verdicts)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${budget.padEnd(40)} ${measured}`)
process.exit(verdicts.every(([, , met]) => met) ? 0 : 1)
