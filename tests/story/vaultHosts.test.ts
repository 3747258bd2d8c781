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
    const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(this: MessagePort, listener: unknown) {
        this.addEventListener('message', ({ data }) => window.heard.push(data))
        onmessage.set!.call(this, listener)
      },
    })
  })
  const page = await open(url)
  await page.waitForFunction(() => 'backend' in window)
  return page
}

const heard = (page: Page) => page.evaluate(() => JSON.stringify(window.heard))

async function signUp(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { user } = await window.backend.signupWithPasskey({ name: 'Ada', signal: new AbortController().signal })
    return user.wallet!.address
  })
}

/** The wallet's frame, and its button for yes, once it is there. */
const walletFrame = (page: Page) => page.frameLocator('iframe[title="Wallet"]')
const sayYes = (page: Page, name: string) => walletFrame(page).getByRole('button', { name, exact: true }).click()

/** Has a wallet sign in the frame, and gives the signature, or the code of the refusal. */
const sign = (page: Page, address: string, message: string) =>
  page.evaluate(
    ([address, message]) =>
      window.backend
        .signMessage({ address: address!, message: message!, signal: new AbortController().signal })
        .catch((error: { code: string }) => error.code),
    [address, message],
  )

/** A person with a wallet in the frame. */
async function visitInFrame() {
  const page = await visit(house.page('frame'))
  const [address] = await Promise.all([signUp(page), sayYes(page, 'Go on')])
  return { page, address }
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
  await page.frames()[1]!.evaluate(() => dispatchEvent(new Event('pagehide')))
  expect(await outcome(page)).toBe('over')
})

test('in a frame of another origin: makes a wallet and signs, once the person said so there', async () => {
  const { page, address } = await visitInFrame()
  expect(page.frames()[1]!.url()).toBe(`${house.server}/vault/frame`)
  expect(await page.evaluate(() => document.querySelector('iframe')!.contentDocument)).toBeNull()
  expect(page.workers()).toEqual([])

  const signing = sign(page, address, 'In a frame')
  await walletFrame(page).getByText('In a frame').waitFor()
  await sayYes(page, 'Sign it')
  const signature = (await signing) as Hex
  expect(await recoverMessageAddress({ message: 'In a frame', signature })).toBe(address)
  await page.locator('dialog:modal').waitFor({ state: 'detached' })

  const [refused] = await Promise.all([sign(page, address, 'Give me all'), sayYes(page, 'Don’t allow')])
  expect(refused).toBe('consent_declined')
})

test('what the frame gives the page in place of a passkey’s secret opens nothing', async () => {
  const { page } = await visitInFrame()
  const given = async () => (await heard(page)).match(/"first":"[\w-]{43}"/g) ?? []
  expect(await given()).not.toEqual([])
  // An authenticator has one secret for one input: were it given out, it would be the same one each time.
  await page.evaluate(async () => {
    const { signal } = new AbortController()
    await window.backend.logout({ signal })
    await window.backend.loginWithPasskey({ signal })
  })
  const all = await given()
  expect(all.length).toBeGreaterThan(1)
  expect(new Set(all).size).toBe(all.length)
})

test('server access is given in the frame, which reads the person what it lets the server do', async () => {
  const { page, address } = await visitInFrame()
  const delegating = page.evaluate(
    (address) =>
      window.backend
        .delegateWallet({ address, chainType: 'ethereum', signal: new AbortController().signal })
        .then(({ user }) => user.wallet!.delegated),
    address,
  )
  await walletFrame(page).getByText('sign messages').waitFor()
  await sayYes(page, 'Allow')
  expect(await delegating).toBe(true)
})

test('the frame shows a key itself, and the page learns no more than that it did', async () => {
  const { page, address } = await visitInFrame()
  await beginExport(page, address)
  await untilShown(page)
  const key = await readKey(page, walletFrame(page))
  expect(privateKeyToAddress(key as Hex)).toBe(address)
  expect((await heard(page)).toLowerCase()).not.toContain(key.slice(2))
  await walletFrame(page).getByRole('button', { name: 'Done' }).click()
  expect(await outcome(page)).toBe('over')
})

test('a frame that is taken out in the middle of a call fails it, and the next call has a new one', async () => {
  const { page, address } = await visitInFrame()
  const signing = sign(page, address, 'Never')
  await walletFrame(page).getByText('Never').waitFor()
  await page.evaluate(() => document.querySelector('dialog')!.remove())
  expect(await signing).toBe('vault_unavailable')
  const again = sign(page, address, 'Once more')
  await sayYes(page, 'Sign it')
  expect(await again).toMatch(/^0x[0-9a-f]{130}$/)
})

test('a yes counts only where the person can see it', async () => {
  const { page, address } = await visitInFrame()
  await page.evaluate(() => {
    document.querySelector('dialog')!.style.opacity = '0.01'
  })
  void sign(page, address, 'Unseen').catch(() => {})
  const yes = walletFrame(page).getByRole('button', { name: 'Sign it' })
  await yes.waitFor()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(await yes.isDisabled()).toBe(true)
  await page.evaluate(() => {
    document.querySelector('dialog')!.style.opacity = '1'
  })
  await yes.click({ trial: true })
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.style.cssText = 'position: fixed; inset: 0; background: white; pointer-events: none'
    document.querySelector('dialog')!.append(cover)
  })
  await walletFrame(page).getByRole('button', { name: 'Sign it', disabled: true }).waitFor()
  await page.evaluate(() => document.querySelector('dialog > div')!.remove())
  await yes.click()
})

/** What the frame says to a page that greets it by hand. */
const greet = (page: Page, appId: string) =>
  page.evaluate(
    async ([server, appId]) => {
      const frame = document.createElement('iframe')
      frame.src = `${server}/vault/frame`
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      document.body.append(frame)
      await loaded
      const [verbs, control] = [new MessageChannel(), new MessageChannel()]
      const answer = new Promise((resolve) => {
        control.port1.onmessage = ({ data }) => 'height' in data || resolve(data)
        setTimeout(() => resolve('silence'), 3_000)
      })
      const hello = { latchkey: 'vault', appId, colorScheme: 'light' }
      frame.contentWindow!.postMessage(hello, '*', [verbs.port2, control.port2])
      return answer
    },
    [house.server, appId],
  )

test('a page of another origin gets no answer from the frame, nor does another app', async () => {
  const stranger = await visit(house.stranger)
  expect(await greet(stranger, 'latchkey-dev-app-00000000')).toBe('silence')
  expect(stranger.frames()[1]!.url()).toMatch(/^chrome-error:/)
  const own = await visit(house.page('worker'))
  expect(await greet(own, 'latchkey-dev-app-11111111')).toEqual({ refused: 'config_invalid' })
  expect(await greet(own, 'latchkey-dev-app-00000000')).toEqual({ ready: true })
})
