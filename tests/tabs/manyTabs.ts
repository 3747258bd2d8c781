import type { Browser, Page } from 'playwright'
import type { House } from './house.ts'
import { comeIn, openTab, untilState } from './steps.ts'

export interface ManyTabsOptions {
  tabs: number
  /** How often tokens lapse while all tabs are open. */
  expiries: number
}

/** What many tabs of one person did. */
export interface ManyTabsFigures {
  /** Requests for fresh tokens, by expiry. */
  refreshes: number[]
  /** Tabs in which the person was not signed in although nobody signed them out. */
  falseSignOuts: number
  /** ms from the sign-out in one tab until each other tab showed it, the slowest last. */
  signOuts: number[]
}

declare global {
  interface Window {
    /** Lets this tab's clock go on by some ms. */
    pass: (ms: number) => void
    /** ms since 1970 at which this tab showed that nobody is signed in. */
    signedOutAt?: number
  }
}

/** ms, as the server gives tokens. */
const lifetime = 600_000

/** Opens many tabs of one person, lets their tokens lapse in all at once, and signs out in one. */
export async function runManyTabs(
  browser: Browser,
  house: House,
  { tabs: count, expiries }: ManyTabsOptions,
): Promise<ManyTabsFigures> {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const clock = Date.now.bind(Date)
    let ahead = 0
    Date.now = () => clock() + ahead
    window.pass = (ms) => void (ahead += ms)
  })
  const first = await openTab(context, house.url)
  await comeIn(first)
  const tabs = [first]
  while (tabs.length < count) {
    const some = Array.from({ length: Math.min(8, count - tabs.length) }, () => openTab(context, house.url))
    tabs.push(...(await Promise.all(some)))
  }
  await Promise.all(tabs.map((tab) => untilState(tab, 'signedIn')))

  const refreshes: number[] = []
  let falseSignOuts = 0
  for (let expiry = 0; expiry < expiries; expiry++) {
    const before = countRefreshes(house)
    house.ahead += lifetime
    await Promise.all(tabs.map((tab) => tab.evaluate((ms) => window.pass(ms), lifetime)))
    const tokens = await Promise.all(tabs.map((tab) => tab.evaluate(() => window.latchkey.getAccessToken())))
    falseSignOuts += tokens.filter((token) => token === null).length
    refreshes.push(countRefreshes(house) - before)
  }
  falseSignOuts += (await Promise.all(tabs.map(isSignedOut))).filter(Boolean).length

  await Promise.all(tabs.map((tab) => tab.evaluate(noteSignOut)))
  const start = await first.evaluate(() => {
    const now = Date.now()
    void window.latchkey.logout()
    return now
  })
  await Promise.all(tabs.map((tab) => untilState(tab, 'signedOut')))
  const moments = await Promise.all(tabs.slice(1).map((tab) => tab.evaluate(() => window.signedOutAt!)))
  await context.close()
  return { refreshes, falseSignOuts, signOuts: moments.map((at) => at - start).toSorted((a, b) => a - b) }
}

const countRefreshes = ({ requests }: House) => requests.filter((request) => request === 'POST /sessions').length

const isSignedOut = async (tab: Page) => (await tab.locator('main[data-state=signedOut]').count()) > 0

function noteSignOut() {
  const main = document.querySelector('main')!
  new MutationObserver(() => {
    if (main.dataset['state'] === 'signedOut') window.signedOutAt ??= Date.now()
  }).observe(main, { attributes: true })
}
