import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { appId, openHouse, type House } from './house.ts'
import { comeIn, openBrowser, openTab, soon, untilState } from './steps.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse({ files: await bundlePage('page.tsx') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The lock under which tabs refresh. */
const lock = `http::${appId}:refresh`
const getAccessToken = (page: Page) => page.evaluate(() => window.latchkey.getAccessToken())
const isHeld = (page: Page) =>
  page.evaluate(async (name) => (await navigator.locks.query()).held!.some((held) => held.name === name), lock)

async function openContext() {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  return context
}

/** One tab in which somebody is signed in, and what the next refresh waits for. */
async function signedIn(context: BrowserContext) {
  const page = await openTab(context, house.url)
  await comeIn(page)
  return page
}

/** Holds back the answer to the next refresh: the tab that asked keeps the lock meanwhile. */
function holdNextRefresh() {
  const { between } = house
  onTestFinished(() => void (house.between = between))
  return new Promise<void>((arrived) => {
    house.between = async (request, next) => {
      if (!request.url.endsWith('/sessions')) return next(request)
      house.between = between
      arrived()
      return new Promise<never>(() => {})
    }
  })
}

test('a tab that holds the lock for ever keeps no other from knowing who is there (fault 9)', async () => {
  const context = await openContext()
  const holder = await signedIn(context)
  await holder.evaluate((name) => void navigator.locks.request(name, () => new Promise(() => {})), lock)
  await expect.poll(() => isHeld(holder), soon).toBe(true)
  const page = await openTab(context, house.url)
  await untilState(page, 'signedIn')
  expect(await getAccessToken(page)).toEqual(expect.any(String))
  expect(await isHeld(holder)).toBe(true)
})

test.each(['crashes', 'freezes'] as const)(
  'a tab that %s with the lock stands in nobody’s way (fault 10)',
  async (how) => {
    const context = await openContext()
    const first = await signedIn(context)
    const arrived = holdNextRefresh()
    const failing = await context.newPage()
    await failing.goto(house.url)
    await arrived
    expect(await isHeld(first)).toBe(true)
    const cdp = await context.newCDPSession(failing)
    if (how === 'freezes') await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
    else {
      const crashed = failing.waitForEvent('crash')
      cdp.send('Page.crash').catch(() => {}) // who crashes does not answer
      await crashed
    }
    const page = await openTab(context, house.url)
    await untilState(page, 'signedIn')
    expect(await getAccessToken(page)).toEqual(expect.any(String))
  },
)
