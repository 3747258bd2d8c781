import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openNextApp } from './nextApp.ts'
import { openBrowser, soon } from '../tabs/steps.ts'

let app: Awaited<ReturnType<typeof openNextApp>>
let browser: Browser
beforeAll(async () => {
  ;[app, browser] = await Promise.all([openNextApp(), openBrowser()])
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const cookieName = 'latchkey-id-token'
const heading = (page: Page) => page.getByRole('heading')

/** A visitor's browser, and whatever their pages complain of. */
async function openVisitor() {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const complaints: string[] = []
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return { context, complaints }
}

/** Comes in as a guest; gives who they are, and the identity token that the page hands to the app's server. */
async function comeIn(context: BrowserContext) {
  const page = await context.newPage()
  await page.goto(app.url)
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/session'))
  await page.getByRole('button', { name: 'Come in as a guest' }).click()
  const answer = await kept
  return { page, id: await heading(page).innerText(), idToken: answer.request().postData()!, status: answer.status() }
}

/** The document as it leaves the server, without what scripts make of it. */
async function firstBytes(idToken?: string) {
  const answer = await fetch(app.url, { headers: idToken ? { cookie: `${cookieName}=${idToken}` } : {} })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  return { html, seen: html.replace(/<script[^>]*>.*?<\/script>/gs, '') }
}

test('the first bytes show who is signed in; the browser takes over without a complaint, and asks nothing until the person does something', async () => {
  const { context, complaints } = await openVisitor()
  const { page: earlier, id, idToken, status } = await comeIn(context)
  expect(status).toBe(204)
  await earlier.close()
  const { html, seen } = await firstBytes(idToken)
  expect(seen).toContain(`<h1>${id}</h1>`)
  expect(html).not.toContain(idToken)

  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    if (['fetch', 'xhr', 'eventsource'].includes(request.resourceType())) asked.push(new URL(request.url()).pathname)
  })
  await page.goto(app.url)
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('button') ?? {}).some((name) => name.startsWith('__reactProps')),
  )
  await page.waitForLoadState('networkidle')
  expect(await heading(page).innerText()).toBe(id)
  expect(asked).toEqual([])

  await expect
    .poll(async () => {
      await page.mouse.move(Math.random() * 100, 10)
      return asked
    }, soon)
    .toContain('/api/v1/sessions')
  expect(complaints).toEqual([])
})

test('who signs out is in no document that follows', async () => {
  const { context, complaints } = await openVisitor()
  const { page, id } = await comeIn(context)
  const forgotten = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await page.getByRole('button', { name: 'Sign out' }).click()
  expect((await forgotten).status()).toBe(204)
  expect(await context.cookies()).toEqual([])
  const answer = await page.reload()
  expect(await answer!.text()).not.toContain(id)
  await page.getByText('Nobody is signed in').waitFor()
  expect(complaints).toEqual([])
})

test('an expired token shows nobody, signs nobody out, and is replaced by what the browser finds', async () => {
  const { context, complaints } = await openVisitor()
  app.house.ahead = -3_600_000
  const { page: earlier, id, idToken, status } = await comeIn(context)
  expect(status).toBe(400)
  await earlier.close()
  app.house.ahead = 0
  complaints.length = 0 // a browser says of every refusal that there was one
  const { html, seen } = await firstBytes(idToken)
  expect(seen).toContain('One moment')
  expect(html).not.toContain(id)

  const url = new URL(app.url)
  await context.addCookies([{ name: cookieName, value: idToken, domain: url.hostname, path: '/', httpOnly: true }])
  const page = await context.newPage()
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/session'))
  await page.goto(app.url)
  await page.getByRole('heading', { name: id }).waitFor()
  expect((await kept).status()).toBe(204)
  const fresh = (await context.cookies()).find(({ name }) => name === cookieName)!
  expect((await firstBytes(fresh.value)).seen).toContain(`<h1>${id}</h1>`)
  expect(complaints).toEqual([])
})

test.each(['', 'a.b.c', 'no token', `${'e'.repeat(3_000)}.e.e`, '__proto__'])(
  'a cookie that is no token of ours is nobody’s: %#',
  async (value) => {
    expect((await firstBytes(value)).seen).toContain('One moment')
  },
)

test('pages of other sites neither set nor clear the cookie (fault 65)', async () => {
  for (const site of ['cross-site', 'same-site', 'none'])
    for (const method of ['POST', 'DELETE']) {
      const body = method === 'POST' ? 'a.b.c' : null
      const answer = await fetch(`${app.url}/session`, { method, body, headers: { 'sec-fetch-site': site } })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    }
})
