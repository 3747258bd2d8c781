import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chromium as browserType, type Browser } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import { firstChunk } from '../../tests/privy/firstChunk.ts'
import { bundlePage, type Which } from '../../tests/privy/openPages.ts'
import { appId, openHouse } from '../../tests/tabs/house.ts'
import { median } from '../keys/median.ts'
import { bytes, importTime, type ImportFigure } from './installed.ts'
import type { ChangeFigure } from './subscribersPage.tsx'

const folder = 'tests/privy'
const theirs = '@privy-io/react-auth'
const ours = '@latchkey/react/privy'

/** One of the two: Privy’s own package, or the door that takes its place. */
export interface Side {
  refresh: ChangeFigure
  /** kB, min + gzip: the provider and three hooks. */
  firstChunk: number
}

export interface PrivyFigures {
  version: string
  theirs: Side & { import: ImportFigure; packages: number; megabytes: number }
  ours: Side
}

/** Measures the unmodified package and ours in its place, on one server; nothing where it is not installed. */
export async function measureBesidePrivy(): Promise<PrivyFigures | undefined> {
  const manifest = `${folder}/node_modules/${theirs}/package.json`
  if (!existsSync(manifest)) return undefined
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const refresh = await measureRefreshes()
  return {
    version,
    theirs: {
      refresh: refresh.theirs,
      firstChunk: await firstChunk(theirs),
      import: importTime(folder, theirs, 3),
      ...installed(),
    },
    ours: { refresh: refresh.ours, firstChunk: await firstChunk(ours) },
  }
}

/** pnpm keeps each package in a folder of its own, beside links to what it needs. */
function installed(): { packages: number; megabytes: number } {
  const store = `${folder}/node_modules/.pnpm`
  const folders = readdirSync(store)
    .filter((name) => existsSync(`${store}/${name}/node_modules`))
    .flatMap((name) => {
      const inside = readdirSync(`${store}/${name}/node_modules`, { withFileTypes: true })
      return inside.flatMap((entry) =>
        entry.name.startsWith('@')
          ? readdirSync(`${store}/${name}/node_modules/${entry.name}`, { withFileTypes: true })
          : [entry],
      )
    })
    .filter((entry) => entry.isDirectory() && entry.name !== '.bin')
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => path.includes('/.pnpm/') && !/\/node_modules\/(react|react-dom|scheduler)$/.test(path))
  return { packages: folders.length, megabytes: folders.reduce((total, path) => total + bytes(path), 0) / 1e6 }
}

async function measureRefreshes(): Promise<Record<'theirs' | 'ours', ChangeFigure>> {
  const browser = await browserType.launch(chromium)
  const figures = { theirs: await measureRefresh(browser, theirs), ours: await measureRefresh(browser, ours) }
  await browser.close()
  return figures
}

async function measureRefresh(browser: Browser, which: Which): Promise<ChangeFigure> {
  const { url, mails, close } = await openHouse({ files: await bundlePage('subscribersPage.tsx', which) })
  const page = await browser.newPage()
  await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort())
  await page.goto(`${url}/?app=${appId}&api=${encodeURIComponent(url)}`)
  await page.waitForFunction('window.person?.ready')
  await page.evaluate(`person.sendCode({ email: 'ada@example.com' })`)
  const code = /\d{6}/.exec(mails[0]!.text)![0]
  await page.evaluate(`person.loginWithCode({ code: '${code}' })`)
  await page.waitForFunction('person.id')
  await page.evaluate('refreshOnce()') // the first brings what signing in did not
  const runs: ChangeFigure[] = []
  for (let run = 0; run < 5; run++) runs.push(await page.evaluate('refreshOnce()'))
  await page.close()
  await close()
  const middle = (pick: (figure: ChangeFigure) => number) => median(runs.map(pick))
  return {
    renders: middle(({ renders }) => renders),
    milliseconds: middle(({ milliseconds }) => milliseconds),
    functionsChanged: middle(({ functionsChanged }) => functionsChanged),
    functions: middle(({ functions }) => functions),
  }
}
