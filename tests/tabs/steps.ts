import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright'

import { chromium as launchOptions } from '../../scripts/chromium.ts'

export const openBrowser = (more: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ ...launchOptions, ...more })

/** How long to wait for what is expected to come; machines may be slow. */
export const soon = { timeout: 20_000 }

/** A tab on the page, once its scripts run. */
export async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'latchkey' in window)
  return page
}

/** Waits until the page says so. */
export const untilState = (page: Page, state: 'signedIn' | 'signedOut' | 'restoring') =>
  page.locator(`main[data-state=${state}]`).waitFor()

/** Signs in somebody new, and gives their id. */
export async function comeIn(page: Page): Promise<string> {
  await untilState(page, 'signedOut')
  const id = await page.evaluate(async () => (await window.latchkey.createGuestAccount()).user.id)
  await untilState(page, 'signedIn')

  return id
}
