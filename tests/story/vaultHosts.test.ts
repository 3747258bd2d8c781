import type { Backend } from '@latchkey/core'
import type { Browser, FrameLocator, Page } from 'playwright'
import { recoverMessageAddress, type Hex } from 'viem'
import { mnemonicToAccount, privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVaultHouse } from './vaultHouse.ts'
import { newVisitor, openBrowser } from './visitor.ts'

declare global {
  interface Window {
    backend: Required<Backend>
    outcome?: Promise<unknown>
    shown?: boolean
    heard: unknown[]
  }
}

let house: Awaited<ReturnType<typeof openVaultHouse>>
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openVaultHouse(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** A page that keeps all that any port or frame says to it. */
async function visit(url: string): Promise<Page> {
  const { context, open } = await newVisitor(browser)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.addInitScript(() => {
    window.heard = []
    addEventListener('message', ({ data }) => window.heard.push(data))
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(this: MessagePort, listener: unknown) {
        this.addEventListener('message', ({ data }) => window.heard.push(data))
        set!.call(this, listener)
      },
    })
  })
  const page = await open(url)
  await page.waitForFunction(() => 'backend' in window)
  return page
}

const heard = (page: Page) => page.evaluate(() => JSON.stringify(window.heard))

async function signUp(page: Page): Promise<string> {
  const signal = 'new AbortController().signal'
  expect(signal).toBeTruthy()
  return page.evaluate(async () => {
    const { user } = await window.backend.signupWithPasskey({ name: 'Ada', signal: new AbortController().signal })
    return user.wallet!.address
  })
}

/** Begins an export; the frame shows it from then on. */
const beginExport = (page: Page, address: string, format: 'private-key' | 'recovery-phrase' = 'private-key') =>
  page.evaluate(
    ([address, format]) => {
      const slot = document.body.appendChild(document.createElement('div'))
      const { signal } = new AbortController()
      const onShown = () => void (window.shown = true)
      window.outcome = window.backend
        .exportWallet({ address: address!, format: format as 'private-key', slot, onShown, signal })
        .then(
          () => 'over',
          (error: { code: string }) => error.code,
        )
    },
    [address, format],
  )

const untilShown = (page: Page) => page.waitForFunction(() => window.shown === true)
const outcome = (page: Page) => page.evaluate(() => window.outcome)

/** Reads a key as a person does: covered, shown, copied, covered. */
async function readKey(page: Page, view: FrameLocator): Promise<string> {
  await view.getByText('•'.repeat(24)).waitFor()
  await view.getByRole('button', { name: 'Show' }).click()
  const key = await view.locator('output').innerText()
  await view.getByRole('button', { name: 'Copy' }).click()
  await view.getByText(/^Copied/).waitFor()
  await page.bringToFront()
  await view.getByRole('button', { name: 'Hide' }).click()
  await view.getByText('•'.repeat(24)).waitFor()
  return key
}

test('in a worker: signs, and shows a key that no script of the page gets hold of', async () => {
  const page = await visit(house.page('worker'))
  const address = await signUp(page)
  expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/worker.js'])

  await beginExport(page, address)
  await untilShown(page)
  const key = await readKey(page, page.frameLocator('iframe[title="Private key"]'))
  expect(privateKeyToAddress(key as Hex)).toBe(address)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
  expect(await page.evaluate(() => document.querySelector('iframe')!.contentDocument)).toBeNull()
  expect((await heard(page)).toLowerCase()).not.toContain(key.slice(2))
  await page.frameLocator('iframe').getByRole('button', { name: 'Done' }).click()
  expect(await outcome(page)).toBe('over')
  expect(await page.locator('iframe').count()).toBe(0)
})

test('the words behind the vault make the same wallet, and go when the page does', async () => {
  const page = await visit(house.page('page'))
  const address = await signUp(page)
  await beginExport(page, address, 'recovery-phrase')
  await untilShown(page)
  const words = await readKey(page, page.frameLocator('iframe[title="Recovery phrase"]'))
  expect(mnemonicToAccount(words).address).toBe(address)
  await page.locator('iframe').evaluate((frame) => frame.dispatchEvent(new Event('nothing')))
  await page.frames()[1]!.evaluate(() => dispatchEvent(new Event('pagehide')))
  expect(await outcome(page)).toBe('over')
})
