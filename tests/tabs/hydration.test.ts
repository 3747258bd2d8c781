import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ada, everyAccount } from '@latchkey/core/fake'
import { initialStateScript } from '@latchkey/server/client'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { openHouse, type House } from './house.ts'
import { openBrowser } from './steps.ts'

let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'latchkey-hydration-'))
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const scope = 'http::latchkey-test-app-0000000'

/** What an earlier visit, or an older version, may have left in the browser. */
const stored = {
  nothing: undefined,
  'a session without a key': { v: 1, userId: ada.id, refreshToken: 'refresh', rotation: 3, keys: null },
  'the session of another person': { v: 1, userId: 'did:latchkey:grace', refreshToken: 'r', rotation: 0, keys: null },
  'an older version’s': { v: 0, session: 'old' },
  'what is broken': 'not a session',
}

const rendered = {
  'nobody yet': null,
  'Ada, with every kind of account': { user: { ...ada, linkedAccounts: everyAccount }, identityToken: null },
}

describe.each([18, 19] as const)('React %i', (react) => {
  let house: House
  let render: typeof import('./render.tsx').render
  beforeAll(async () => {
    house = await openHouse({ files: await bundlePage('hydrate.tsx', { react }) })
    const file = join(folder, `render${react}.mjs`)
    const bundle = await bundlePage('render.tsx', { react, node: true })
    writeFileSync(file, bundle.get('/page.js')!)
    const server = (await import(pathToFileURL(file).href)) as typeof import('./render.tsx')
    expect(server.version).toMatch(new RegExp(`^${react}\\.`))
    render = server.render
  })
  afterAll(() => house?.close())

  test.each(Object.entries(stored))(
    'takes over what the server rendered without a complaint, whoever that was, where the browser holds %s (fault 7)',
    async (_, record) => {
      const context = await browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      for (const [who, initialState] of Object.entries(rendered)) {
        await page.goto(`${house.url}/next`)
        await page.evaluate(keep, { scope, record })
        const html = render(initialState)
        house.html = `<div id="root">${html}</div>${initialStateScript(initialState)}`
        await page.goto(house.url)
        await page.waitForFunction(() => window.first !== undefined)
        expect(await page.evaluate(() => window.first), who).toBe(await asParsed(page, html))
        await page.locator('main[data-ready=true]').waitFor()
        expect(await page.evaluate(() => window.complaints), who).toEqual([])
      }
    },
  )
})

/** Puts a record where the session is kept. */
function keep({ scope: key, record }: { scope: string; record: unknown }) {
  return new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('latchkey', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('records')
    opening.onerror = reject
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('records', 'readwrite')
      const records = transaction.objectStore('records')
      if (record === undefined) records.clear()
      else records.put(record, key)
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
  })
}

/** HTML as a browser spells it. */
const asParsed = (page: Page, html: string) =>
  page.evaluate((text) => {
    const element = document.createElement('div')
    element.innerHTML = text
    return element.innerHTML
  }, html)
