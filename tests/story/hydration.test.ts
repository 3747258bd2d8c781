import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleStories, type ReactMajor } from './hydrate/bundleStories.ts'
import type { renderAll } from './hydrate/server.tsx'
import { openBrowser } from './visitor.ts'

let browser: Browser
let bundles: Record<ReactMajor, Awaited<ReturnType<typeof bundleStories>>>
const folder = mkdtempSync(join(tmpdir(), 'latchkey-hydrate-'))
beforeAll(async () => {
  const [on19, on18, opened] = await Promise.all([bundleStories(19), bundleStories(18), openBrowser()])
  bundles = { 19: on19, 18: on18 }
  browser = opened
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

test.each<ReactMajor>([19, 18])(
  'a browser takes over what a server rendered of each story, on React %i',
  async (major) => {
    const { server, client } = bundles[major]
    const pages = renderOnServer(server)
    expect(Object.keys(pages).length).toBeGreaterThan(100)

    const page = await browser.newPage()
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }))
    await page.goto('http://localhost/')
    await page.addScriptTag({ content: client })
    expect(await page.evaluate(() => window.reactVersion)).toMatch(new RegExp(`^${major}\\.`))

    const htmls = Object.fromEntries(Object.entries(pages).map(([name, { html }]) => [name, html]))
    const inBrowser = await page.evaluate((htmls) => window.hydrateAll(htmls), htmls)
    const all = Object.entries(pages).map(
      ([name, { complaints }]) => [name, [...complaints, ...inBrowser[name]!]] as const,
    )
    expect(all.filter(([, complaints]) => complaints.length)).toEqual([])

    // The control: what differs is seen.
    const [name, html] = Object.entries(htmls).find(([, html]) => html.includes('<button'))!
    const broken = { [name]: html.replace('<button', '<em>another</em><button') }
    expect((await page.evaluate((htmls) => window.hydrateAll(htmls), broken))[name]).not.toEqual([])
    await page.close()

    function renderOnServer(code: string) {
      const file = join(folder, `server${major}.cjs`)
      writeFileSync(file, code)
      const module = createRequire(file)(file) as { renderAll: typeof renderAll }
      return module.renderAll()
    }
  },
)
