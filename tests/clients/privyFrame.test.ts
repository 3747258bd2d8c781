import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVaultHouse } from '../story/vaultHouse.ts'
import { newVisitor, openBrowser, takePasskeysAway } from '../story/visitor.ts'
import type { PrivyPage } from './privyPage.ts'

declare global {
  interface Window {
    page: PrivyPage
    outcome?: ReturnType<PrivyPage['delegate']>
  }
}

let house: Awaited<ReturnType<typeof openVaultHouse>>
let browser: Browser
beforeAll(async () => {
  const code = "import './tests/clients/privyPage.ts'"
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
      const { own, login, mountFrame, signal } = window.page
      const { signupWithPasskey, createWallet } = own()
      await signupWithPasskey({ signal })
      const opening = passcode ? { recoveryMethod: 'user-passcode' as const, passcode } : {}
      const { user } = await createWallet({ chainType: 'ethereum', ...opening, signal })
      await login()
      mountFrame(style!)
      return user.wallet!.address
    },
    [style, passcode],
  )
  return { page, context, troubles, address }
}

const begin = (page: Page, address: string) =>
  page.evaluate((address) => void (window.outcome = window.page.delegate(address)), address)
const outcome = (page: Page) => page.evaluate(() => window.outcome)
const frameOf = (page: Page) => page.frameLocator('iframe[title="Privy"]')

test('Privy’s SDK gives server access, once the person said so in our frame, and ends it', async () => {
  const { page, address, troubles } = await visit()
  await begin(page, address)
  await frameOf(page).getByText('sign messages').waitFor()
  await frameOf(page).getByRole('button', { name: 'Don’t allow' }).click()
  expect(await outcome(page)).toMatchObject({ type: 'consent_declined' })

  await begin(page, address)
  await frameOf(page).getByRole('button', { name: 'Allow', exact: true }).click()
  expect(await outcome(page)).toEqual([address])
  expect(await page.evaluate(() => window.page.revoke())).toEqual([])
  expect(troubles).toEqual([])
})
