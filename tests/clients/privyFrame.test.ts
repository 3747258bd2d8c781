import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { docsBlock } from '../setup/docsBlock.ts'
import { openVaultHouse } from '../story/vaultHouse.ts'
import { lendPasskeys, newVisitor, openBrowser } from '../story/visitor.ts'
import type { PrivyPage } from './privyPage.ts'

// Each goes through several ceremonies and pages.
vi.setConfig({ testTimeout: 120_000 })

declare global {
  interface Window {
    page: PrivyPage
    mountFrame: (style: string) => void
    giveUp: () => void
    frameAnswer?: ReturnType<PrivyPage['delegate']>
  }
}

let house: Awaited<ReturnType<typeof openVaultHouse>>
let browser: Browser
beforeAll(async () => {
  const code = `
    import './tests/clients/privyPage.ts'
    const { client: privy, url } = window.page
    window.mountFrame = (style) => {
      ${docsBlock('privy-backend', 'frame')}
      frame.style.cssText = style
    }
  `
  ;[house, browser] = await Promise.all([openVaultHouse({ code }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const shown = 'display: block; inline-size: 420px; block-size: 560px'
/** As Privy's SDK for React has it. */
const hidden = 'display: none; inline-size: 0; block-size: 0'

/** Somebody with a wallet, signed in by Privy's SDK, whose frame is there. */
async function visit({ url = house.page('frame'), style = shown, passcode = '' } = {}) {
  const { open, context, troubles } = await newVisitor(browser)
  const page = await open(url)
  await page.waitForFunction(() => 'page' in window)
  const address = await page.evaluate(
    async ([style, passcode]) => {
      const { own, login, signal } = window.page
      const { signupWithPasskey, createWallet } = own()
      await signupWithPasskey({ signal })
      const opening = passcode ? { recoveryMethod: 'user-passcode' as const, passcode } : {}
      const { user } = await createWallet({ chainType: 'ethereum', ...opening, signal })
      await login()
      window.mountFrame(style!)
      return user.wallet!.address
    },
    [style, passcode],
  )
  return { page, context, troubles, address }
}

const begin = (page: Page, address: string) =>
  page.evaluate((address) => void (window.frameAnswer = window.page.delegate(address)), address)
const frameAnswer = (page: Page) => page.evaluate(() => window.frameAnswer)
const frameOf = (page: Page) => page.frameLocator('body > iframe')

test('Privy’s SDK gives server access, once the person said so in our frame, and ends it', async () => {
  const { page, address, troubles } = await visit()
  await begin(page, address)
  await frameOf(page).getByText('sign messages').waitFor()
  // The frame takes no press before the browser has shown it.
  await frameOf(page).getByRole('button', { name: 'Allow', exact: true }).click({ trial: true })
  await frameOf(page).getByRole('button', { name: 'Don’t allow' }).click()
  expect(await frameAnswer(page)).toMatchObject({ type: 'consent_declined' })

  await begin(page, address)
  await frameOf(page).getByRole('button', { name: 'Allow', exact: true }).click()
  expect(await frameAnswer(page)).toEqual([address])
  expect(await page.evaluate(() => window.page.revoke())).toEqual([])
  expect(troubles).toEqual([])
})

test('where the page hides the frame, the person is asked in a window, for their passcode too', async () => {
  const passcode = 'violet anchor 41 tuba'
  const { page, context, address } = await visit({ style: hidden, passcode })
  const opened = context.waitForEvent('page')
  await begin(page, address)
  const asked = await opened
  await asked.getByLabel('The passcode of your wallet').fill(passcode)
  expect(new URL(asked.url()).origin).toBe(house.server)
  await lendPasskeys(page, asked)
  await asked.getByRole('button', { name: 'Go on' }).click()
  await asked.getByText('sign messages').waitFor()
  await asked.getByRole('button', { name: 'Allow', exact: true }).click()
  expect(await frameAnswer(page)).toEqual([address])
  expect(asked.isClosed()).toBe(true)
})

test('a window that the person closes is a no', async () => {
  const { page, context, address } = await visit({ style: hidden, passcode: 'violet anchor 41 tuba' })
  const opened = context.waitForEvent('page')
  await begin(page, address)
  const asked = await opened
  await asked.getByLabel('The passcode of your wallet').waitFor()
  await asked.close()
  expect(await frameAnswer(page)).toMatchObject({ type: 'consent_declined' })
})

test('our own backend shows the frame while it has something to ask, for as long as the person takes', async () => {
  const { page, troubles, address } = await visit()
  await page.evaluate(async (address) => {
    const { backend, signal } = window.page
    await backend.loginWithPasskey({ signal })
    const given = new AbortController()
    window.giveUp = () => given.abort()
    window.frameAnswer = backend.delegateWallet({ address, chainType: 'ethereum', signal: given.signal }).then(
      () => [],
      ({ code, message }: { code: string; message: string }) => ({ type: code, message }),
    )
  }, address)
  const frame = page.frameLocator('dialog:modal iframe[title="Wallet"]')
  await frame.getByText('sign messages').waitFor()
  await page.evaluate(() => window.giveUp())
  expect(await frameAnswer(page)).toMatchObject({ type: 'aborted' })
  expect(await page.locator('dialog').count()).toBe(0)

  await page.evaluate((address) => {
    const { backend, signal } = window.page
    window.frameAnswer = backend
      .delegateWallet({ address: address.toLowerCase(), chainType: 'ethereum', signal })
      .then(({ user }) => (user.wallet!.delegated ? [user.wallet!.address] : []))
  }, address)
  await frame.getByText('sign messages').waitFor()
  await frame.getByRole('button', { name: 'Allow', exact: true }).click()
  expect(await frameAnswer(page)).toEqual([address])
  await page.locator('dialog:modal').waitFor({ state: 'detached' })
  const revoked = await page.evaluate(() => window.page.backend.revokeWallets({ signal: window.page.signal }))
  expect(revoked.results).toMatchObject([{ address, outcome: 'revoked' }])
  expect(troubles).toEqual([])
})

test('pages of other origins get no answer from the frame', async () => {
  const { context } = await newVisitor(browser)
  const page = await context.newPage()
  await page.goto(house.stranger)
  const heard = await page.evaluate(async (server) => {
    const frame = document.createElement('iframe')
    frame.src = `${server}/apps/latchkey-dev-app-00000000/embedded-wallets`
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    return frame.contentDocument === null
  }, house.server)
  expect(heard).toBe(true)
  expect(page.frames()[1]!.url()).toMatch(/^chrome-error:/)
})
