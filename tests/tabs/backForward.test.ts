import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { openHouse, type House } from './house.ts'
import { comeIn, openBrowser, openTab, soon } from './steps.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ files: await bundlePage('page.tsx') })
})
afterAll(() => house?.close())

declare global {
  interface Window {
    /** What a page that does not hear of its return shows then. */
    left: string
    returns: { persisted: boolean; atOnce: string; firstFrame?: string }[]
  }
}

/** The person signs in, goes on to the next page, and signs out there without a word to the page before. Gives what that shows when it comes back. */
async function goAndComeBack({ cache = true, deaf = false } = {}) {
  const browser = await openBrowser(cache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {})
  onTestFinished(() => browser.close())
  const context = await browser.newContext()
  if (deaf)
    await context.addInitScript(() =>
      addEventListener('pageshow', (event) => {
        event.stopImmediatePropagation()
        if (event.persisted) window.left = document.querySelector('main')!.innerText
      }),
    )
  const page = await openTab(context, house.url)
  const id = await comeIn(page)
  await page.evaluate(() => {
    document.body.dataset['heap'] = 'kept'
    window.returns = []
    // After the app's own listener: what stands at the end of the event, and in the first frame.
    addEventListener('pageshow', ({ persisted }) => {
      const text = () => document.querySelector('main')!.innerText
      const seen: Window['returns'][0] = { persisted, atOnce: text() }
      window.returns.push(seen)
      requestAnimationFrame(() => (seen.firstFrame = text()))
    })
  })
  await page.goto(`${house.url}/next`)
  await page.evaluate(dropSession)
  await page.evaluate(() => void setTimeout(() => history.back(), 10))
  // A page that comes back as it was left does not load again, which is what Playwright would wait for.
  await page.waitForURL(`${house.url}/`, { waitUntil: 'commit' })
  await page.waitForFunction(() => 'latchkey' in window)
  return { page, id }
}

/** What a sign-out leaves in a browser, done without Latchkey, so that nobody hears of it. */
function dropSession() {
  return new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('latchkey')
    opening.onerror = reject
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('records', 'readwrite')
      transaction.objectStore('records').clear()
      transaction.oncomplete = () => resolve()
    }
  })
}

const text = (page: Page) => page.locator('body').innerText()
test('a page that comes back after a sign-out, as it was left, shows nothing of the person in any frame (fault 8)', async () => {
  const { page, id } = await goAndComeBack()
  expect(await page.evaluate(() => document.body.dataset['heap'])).toBe('kept')
  await expect.poll(() => page.evaluate(() => window.returns[0]?.firstFrame), soon).toBeDefined()
  const [seen] = await page.evaluate(() => window.returns)
  expect(seen!.persisted).toBe(true)
  expect(seen!.atOnce).not.toContain(id)
  expect(seen!.firstFrame).not.toContain(id)
  await page.locator('main[data-state=signedOut]').waitFor()
  expect(await text(page)).not.toContain(id)
})

test('control: a page that does not hear of its return shows who has left', async () => {
  const { page, id } = await goAndComeBack({ deaf: true })
  expect(await page.evaluate(() => document.body.dataset['heap'])).toBe('kept')
  expect(await page.evaluate(() => window.left)).toContain(id)
})

test('control: without the cache it is another page, and shows nobody', async () => {
  const { page, id } = await goAndComeBack({ cache: false })
  expect(await page.evaluate(() => document.body.dataset['heap'])).toBeUndefined()
  await page.locator('main[data-state=signedOut]').waitFor()
  expect(await text(page)).not.toContain(id)
})
