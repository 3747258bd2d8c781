import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { openHouse, type House } from './house.ts'
import { runManyTabs } from './manyTabs.ts'
import { openBrowser } from './steps.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse({ files: await bundlePage('page.tsx') }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('forty tabs of one person ask once for each expiry, none loses them, and a sign-out in one is one in all (faults 1, 15)', async () => {
  const { refreshes, falseSignOuts, signOuts } = await runManyTabs(browser, house, { tabs: 40, expiries: 2 })
  expect(refreshes).toEqual([1, 1])
  expect(falseSignOuts).toBe(0)
  expect(signOuts).toHaveLength(39)
})
