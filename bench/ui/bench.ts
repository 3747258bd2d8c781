// Why: lists that are fast with three wallets can be slow with a thousand. Mounts and scrolls long ones in Chromium.
//   pnpm bench ui
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium as browserType } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import type { Figure } from '../figures/Figure.ts'
import { describeMachine } from '../figures/machine.ts'
import { writeResults } from '../figures/writeResults.ts'
import { watchCpu } from './cpu.ts'

const cases = [
  { list: 'LinkedAccountList', size: 10, rows: 10 },
  { list: 'LinkedAccountList', size: 10_000, rows: 1_000 },
  { list: 'WalletList', size: 10, rows: 10 },
  { list: 'WalletList', size: 1_000, rows: 1_000 },
] as const

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
  bundle: true,
  minify: true,
  write: false,
  outdir: 'out',
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  conditions: ['@latchkey/source'],
  define: { 'process.env.NODE_ENV': '"production"' },
})
const content = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text

const machine = describeMachine()
const figures: Figure[] = []
const browser = await browserType.launch(chromium)
machine.with['Chromium'] = browser.version()
console.log(
  `Chromium ${browser.version()}, 1280 × 720, 300 px a frame; ms, in brackets those that the main thread worked\n`,
)
console.log('list                 items          mount  “Show more”, a press   rows  frames      longest  dropped')
for (const { list, size, rows } of cases) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }))
  await page.goto('http://localhost/')
  await page.addStyleTag({ content: content('.css') })
  await page.addScriptTag({ content: content('.js') })
  const cpu = await watchCpu(page)
  const used = [await cpu()]
  const mount = await page.evaluate(([list, size]) => window.mount(list, size), [list, size] as const)
  used.push(await cpu())
  const { presses, each } = await page.evaluate((rows) => window.showRows(rows), rows)
  used.push(await cpu())
  const { frames, dropped, longest } = await page.evaluate(() => window.measureScroll())
  used.push(await cpu())
  const worked = (from: number, times: number) => (used[from + 1]! - used[from]!) / Math.max(times, 1)
  const numbers = [
    [size, 6],
    [`${mount.toFixed(0)} (${worked(0, 1).toFixed(0)})`, 15],
    [`${each.toFixed(0)} (${worked(1, presses).toFixed(0)})`, 22],
    [rows, 7],
    [frames, 8],
    [`${longest.toFixed(0)} (${worked(2, frames).toFixed(0)})`, 13],
    [dropped, 9],
  ] as const
  console.log(list.padEnd(20) + numbers.map(([number, width]) => String(number).padStart(width)).join(''))
  const of = (what: string) => `${list} of ${size.toLocaleString('en')}: ${what}`
  figures.push(
    { what: of('mount, CPU'), unit: 'ms', value: used[1]! - used[0]! },
    { what: of(`scroll through ${rows.toLocaleString('en')} rows, CPU a frame`), unit: 'ms', value: worked(2, frames) },
  )
  await page.close()
}
await browser.close()
await writeResults({ bench: 'ui', machine, figures })
