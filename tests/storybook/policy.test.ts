import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromium as launchOptions } from '../../scripts/chromium.ts'
import { serveBuilt } from './serveBuilt.ts'

const folder = process.env.STORYBOOK ?? 'storybook-static'

/**
 * What an app with these components may ask of the browser, and beside it what Storybook's own parts need:
 * the scripts inside its pages, by their hashes; its own sheets, which it writes into the page (`style-src-elem`); and the
 * default policy below, for the two texts that it writes as HTML. No component needs any of that: the playground’s test is
 * without.
 */
const policy = (inlineScripts: string[]) =>
  [
    "default-src 'none'",
    `script-src 'self' ${inlineScripts.join(' ')}`,
    "style-src 'self'",
    "style-src-elem 'self' 'unsafe-inline'",
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types latchkey-worker default',
  ].join('; ')

/** One of each component as it is and in all its states, what it asks over the page, and whole pages. */
const isLookedAt = /--(default|states-at-a-glance|consent|confirm|open)$|^scenarios-/

interface Entry {
  id: string
  type: string
  tags: string[]
}

let browser: Browser
let storybook: Awaited<ReturnType<typeof serveBuilt>>
let stories: string[]

beforeAll(async () => {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}. Run: pnpm storybook`)
  const index = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as { entries: { [id: string]: Entry } }
  stories = Object.values(index.entries).flatMap(({ id, type }) => (type === 'story' && isLookedAt.test(id) ? id : []))
  ;[browser, storybook] = await Promise.all([chromium.launch(launchOptions), serveBuilt({ folder, policy })])
})
afterAll(async () => {
  await browser?.close()
  await storybook?.close()
})

test('a strict policy with Trusted Types has nothing to report of any component', async () => {
  const page = await browser.newPage()
  const violations = await listen(page)
  expect(stories.length).toBeGreaterThan(30)
  await page.goto(`${storybook.url}/iframe.html?id=${stories[0]}&viewMode=story`)
  const endings: { [id: string]: string } = {}
  for (const id of stories) endings[id] = await show(page, id)
  expect(violations).toEqual([])
  expect(Object.entries(endings).filter(([, ending]) => ending !== 'storyFinished')).toEqual([])

  // The control: what the policy forbids is refused, and reported here.
  await expect(page.evaluate(() => (document.body.innerHTML = '<p>'))).rejects.toThrow(/TrustedHTML/)
  await expect.poll(() => violations.join()).toContain('require-trusted-types-for')
})

/** Has the frame show a story and take it to its end. Gives the event that it ended with. */
const show = (page: Page, storyId: string) =>
  page.evaluate(async (storyId) => {
    const { __STORYBOOK_ADDONS_CHANNEL__: channel } = window as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }
    const ends = ['storyFinished', 'storyThrewException', 'storyErrored', 'storyMissing', 'playFunctionThrewException']
    const ended = new Promise<string>((resolve) => {
      for (const name of ends) channel.once(name, () => resolve(name))
    })
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' })
    const end = await ended
    for (const name of ends) channel.removeAllListeners(name)
    return end
  }, storyId)

interface Channel {
  once: (name: string, listener: () => void) => void
  emit: (name: string, value: object) => void
  removeAllListeners: (name: string) => void
}

/** What the browser reports as against the policy, from the first byte on. */
async function listen(page: Page): Promise<string[]> {
  const violations: string[] = []
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text))
  await page.addInitScript(() => {
    const { reportViolation, trustedTypes } = window as unknown as Frame
    // Storybook clears what it highlights; and the filters by which its add-on shows other people’s eyesight are left out.
    const isStorybooks = (text: string) => text === '' || text.startsWith('<svg id="storybook-a11y-vision-filters"')
    trustedTypes.createPolicy('default', { createHTML: (text) => (isStorybooks(text) ? '' : null) })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      reportViolation([effectiveDirective, blockedURI, sample].join(' ')),
    )
  })
  return violations
}

interface Frame {
  reportViolation: (text: string) => void
  trustedTypes: { createPolicy: (name: string, rules: { createHTML: (text: string) => string | null }) => void }
}
