import type { Browser, Page } from 'playwright'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'
import { newVisitor, openBrowser } from './visitor.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe.each(['embedded', 'http'])('on the %s backend a person signs in', (backend) => {
  const visit = async (prepare?: (page: Page) => Promise<void>) => {
    const visitor = await newVisitor(browser)
    const page = await visitor.open('about:blank')
    await prepare?.(page)
    await page.goto(`${house.page}/?backend=${backend}`)
    return { page, ...visitor }
  }

  test('with a code from a mail', async () => {
    const { page, context, troubles } = await visit()
    await page.getByLabel('Email address').fill('ada@example.com')
    await page.getByRole('button', { name: 'Email me a code' }).click()
    const [code = ''] = /\d{6}/.exec(await page.getByTestId('mail').first().innerText()) ?? []
    await page.getByLabel('Code from the email').fill(code)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Wallets', exact: true }).waitFor()
    await page.getByText('ada@example.com').first().waitFor()
    expect(troubles).toEqual([])
    await context.close()
  })

  test('with an external wallet, which the app’s server can’t use', async () => {
    const account = privateKeyToAccount(generatePrivateKey())
    const { page, context, troubles } = await visit((page) => installWallet(page, account))
    await page.getByRole('button', { name: 'Sign in with a wallet' }).click()
    await page.getByRole('button', { name: 'Continue with a browser wallet' }).click()
    await page.getByText('External').first().waitFor()
    const address = page.locator('[data-part="address"] [data-part="hidden"]').first()
    expect(await address.textContent()).toBe(account.address)
    expect(await page.getByRole('button', { name: /^Let the server act/ }).count()).toBe(0)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('as a guest, and is the same guest after a reload', async () => {
    const { page, context, troubles } = await visit()
    await page.getByRole('button', { name: 'Continue as a guest' }).click()
    const id = page.getByText(/^did:latchkey:/).first()
    const before = await id.innerText()
    await page.reload()
    expect(await id.innerText()).toBe(before)
    expect(troubles).toEqual([])
    await context.close()
  })
})

/** A browser wallet as extensions install it (EIP-1193), whose key is real and stays outside the page. */
async function installWallet(page: Page, account: ReturnType<typeof privateKeyToAccount>) {
  await page.exposeFunction('askWallet', async (method: string, params: string[]) => {
    if (method === 'eth_requestAccounts') return [account.address]
    if (method === 'eth_chainId') return '0x1'
    if (method === 'personal_sign') return await account.signMessage({ message: { raw: params[0] as `0x${string}` } })
    throw new Error(`this wallet has no ${method}`)
  })
  await page.addInitScript(
    'window.ethereum = { request: ({ method, params = [] }) => window.askWallet(method, params) }',
  )
}
