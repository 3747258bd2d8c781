import type { ActionRequest } from '@latchkey/core'
import type { Browser, Page } from 'playwright'
import { recoverMessageAddress, type Hex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docsBlock } from '../setup/docsBlock.ts'
import { openVaultHouse } from './vaultHouse.ts'
import { newVisitor, openBrowser } from './visitor.ts'

let house: Awaited<ReturnType<typeof openVaultHouse>>
let browser: Browser

/** The code of the page on actions, at a server of ours, and its backend for those who hold the steps themselves. */
const ownOptions =
  "{ ...Object.fromEntries(new URLSearchParams(location.search)), createOnLogin: 'users-without-wallets' }"
const code = `
  ${docsBlock('actions', 'page').replace(/(?<=http\()\{.*\}(?=\))/, ownOptions)}
  import { createRoot } from 'react-dom/client'
  window.backend = backend
  createRoot(document.body.appendChild(document.createElement('main'))).render(<App />)
`

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openVaultHouse({ code }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Somebody with a wallet, whose keys are used in this place. */
async function visit(vault: 'worker' | 'page'): Promise<{ page: Page; address: string }> {
  const { open } = await newVisitor(browser)
  const page = await open(house.page(vault))
  await page.waitForFunction(() => 'backend' in window)
  const address = await page.evaluate(async () => {
    const { user } = await window.backend.signupWithPasskey({ name: 'Ada', signal: new AbortController().signal })
    return user.wallet!.address
  })
  return { page, address }
}

/** All three steps, and what came of them. */
const inSteps = (page: Page, request: ActionRequest) =>
  page.evaluate(async (asked) => {
    const { signal } = new AbortController()
    const action = await window.backend.initAction({ ...asked, signal })
    const signed = await window.backend.signAction({ action, signal })
    return await window.backend.completeAction({ action, signed, signal })
  }, request)

test('what the page on actions shows does what it says', async () => {
  const { page, address } = await visit('worker')
  await page.reload()
  await page.getByRole('button', { name: 'Order' }).click()
  await page.getByText('Two loaves of rye bread').waitFor()
  await page.getByRole('button', { name: 'Approve' }).click()
  const [, signature] = /Signed: (0x[0-9a-f]+)/.exec(await page.getByText(/^Signed/).innerText())!
  const signed = { message: 'Two loaves of rye bread', signature: signature as Hex }
  expect(await recoverMessageAddress(signed)).toBe(address)
})

test.each(['worker', 'page'] as const)(
  'a key is taken out in steps: done as soon as it is shown, and shown until the person is done (%s)',
  async (vault) => {
    const { page, address } = await visit(vault)
    expect(await inSteps(page, { kind: 'exportWallet', address })).toEqual({ status: 'done', result: { address } })
    const view = page.frameLocator('iframe[title="Private key"]')
    await view.getByRole('button', { name: 'Show' }).click()
    expect(privateKeyToAddress((await view.locator('output').innerText()) as Hex)).toBe(address)
    await view.getByRole('button', { name: 'Done' }).click()
    await page.locator('iframe').waitFor({ state: 'detached' })
    expect(await page.locator('dialog').count()).toBe(0)
  },
)

test('a view that is dismissed while the passkey is asked for shows nothing, and leaves nothing behind', async () => {
  const { page, address } = await visit('page')
  const code = await page.evaluate(async (wallet) => {
    const { signal } = new AbortController()
    const action = await window.backend.initAction({ kind: 'exportWallet', address: wallet, signal })
    const signing = window.backend.signAction({ action, signal })
    const dialog = await new Promise<Element>((found) => {
      const look = () => {
        const open = document.querySelector('dialog')
        if (open) found(open)
        else setTimeout(look, 1)
      }
      look()
    })
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    return await signing.then(
      () => 'signed',
      (error: { code: string }) => error.code,
    )
  }, address)
  expect(code).toBe('aborted')
  expect(await page.locator('dialog, iframe').count()).toBe(0)
})
