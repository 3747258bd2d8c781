import { createServerClient, initialStateScript } from '@latchkey/server/client'
import { chromium as browserType, type Browser } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import { appId, appSecret, openHouse } from '../../tests/tabs/house.ts'
import { median } from '../keys/median.ts'
import { bundlePage } from './bundlePage.ts'
import type { ChangeFigure } from './subscribersPage.tsx'

/** What a page does until it shows who is there. */
export interface StartFigure {
  milliseconds: number
  /** Until the person stood there, and after. */
  requests: number
}

export interface ChromiumFigures {
  version: string
  changes: Record<keyof Window['change'], ChangeFigure>
  starts: Record<'stored session' | 'initialState', StartFigure>
}

/** Measures hooks where people use them, in pages as they go out. */
export async function measureInChromium({ pages = 7 } = {}): Promise<ChromiumFigures> {
  const browser = await browserType.launch(chromium)
  const figures = {
    version: browser.version(),
    changes: await measureChanges(browser, pages),
    starts: await measureStarts(browser, pages),
  }
  await browser.close()
  return figures
}

async function measureChanges(browser: Browser, pages: number): Promise<ChromiumFigures['changes']> {
  const house = await openHouse({ files: await bundlePage('./subscribersPage.tsx') })
  const names = ['nothing', 'oneAccount', 'signOut'] as const
  const all: ChromiumFigures['changes'][] = []
  for (let number = 0; number < pages; number++) {
    const page = await browser.newPage()
    await page.goto(house.url)
    await page.waitForFunction(() => window.ready())
    const figures: Partial<ChromiumFigures['changes']> = {}
    for (const name of names) figures[name] = await page.evaluate((which) => window.change[which](), name)
    all.push(figures as ChromiumFigures['changes'])
    await page.close()
  }
  await house.close()
  const middle = (name: (typeof names)[number]): ChangeFigure => ({
    renders: Math.max(...all.map((figures) => figures[name].renders)),
    milliseconds: median(all.map((figures) => figures[name].milliseconds)),
    functionsChanged: Math.max(...all.map((figures) => figures[name].functionsChanged)),
    functions: Math.min(...all.map((figures) => figures[name].functions)),
  })
  return { nothing: middle('nothing'), oneAccount: middle('oneAccount'), signOut: middle('signOut') }
}

async function measureStarts(browser: Browser, pages: number): Promise<ChromiumFigures['starts']> {
  const house = await openHouse({ files: await bundlePage('./startPage.tsx') })
  const context = await browser.newContext()
  const first = await context.newPage()
  await first.goto(house.url)
  await first.waitForFunction(() => window.signedOut)
  await first.evaluate(async () => void (await window.comeIn()))
  const id = await first.locator('h1').innerText()
  await first.close()
  const { html } = house
  const user = await createServerClient({ appId, appSecret, handler: house.handle }).getUser(id)

  async function start(script: string): Promise<StartFigure> {
    house.html = script + html
    const [times, counts]: number[][] = [[], []]
    for (let number = 0; number < pages; number++) {
      const before = house.requests.length
      const page = await context.newPage()
      await page.goto(house.url, { waitUntil: 'commit' })
      await page.waitForFunction(() => window.shownAfter !== undefined)
      times!.push((await page.evaluate(() => window.shownAfter))!)
      if (script) await page.waitForLoadState('networkidle')
      counts!.push(house.requests.length - before)
      await page.close()
    }
    return { milliseconds: median(times!), requests: Math.max(...counts!) }
  }

  const starts = {
    'stored session': await start(''),
    initialState: await start(initialStateScript({ user, identityToken: null })),
  }
  await context.close()
  await house.close()
  return starts
}
