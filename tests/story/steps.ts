import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

export const passcode = 'copper lantern quiet orbit'

export async function signUp(page: Page) {
  await page.getByRole('button', { name: 'Sign up with a passkey' }).click()
  await page.getByRole('heading', { name: 'Wallets', exact: true }).waitFor()
}

/** Lets the app's server act, through the consent dialog. */
export async function allow(page: Page, { passcode }: { passcode?: string } = {}) {
  await page
    .getByRole('button', { name: /^Let the server act/ })
    .first()
    .click()
  if (passcode) await page.getByLabel('Wallet passcode').fill(passcode)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
}

export async function createWalletWithPasscode(page: Page) {
  await page.getByRole('button', { name: /^Create.*Ethereum/ }).click()
  await page.getByLabel('New passcode').fill(passcode)
  await page.getByLabel('Repeat the passcode').fill(passcode)
  await page.getByRole('button', { name: 'Create wallet with passcode' }).click()
  await page
    .getByRole('button', { name: /^Let the server act/ })
    .first()
    .waitFor()
}

/** Has the app's server ask for a signature, in the playground's panel, and tells what it got. */
export async function askServer(page: Page, message: string) {
  await page.locator('dialog[open]').waitFor({ state: 'detached' }) // behind a question the page takes no input
  const panel = page.getByRole('region', { name: 'The app’s server' })
  const outcomes = panel.getByRole('listitem')
  const before = await outcomes.count()
  await panel.getByLabel('Message').fill(message)
  await panel.getByRole('button', { name: 'Sign as the server' }).click()
  await outcomes.nth(before).waitFor()
  const latest = outcomes.first()
  const signed = (await latest.getAttribute('data-signed')) === 'true'
  if (!signed) return { signed, code: await latest.getByTestId('refusal').innerText() }
  return {
    signed,
    message: await latest.locator('q').innerText(),
    signature: (await latest.getByTestId('signature').innerText()) as `0x${string}`,
    recovered: await latest.getByTestId('recovered').innerText(),
  }
}

/** Signs in with a code that was mailed; the playground shows the mail. */
export async function signInByMail(page: Page, email: string) {
  const mails = page
    .getByRole('listitem')
    .filter({ hasText: `to ${email}` })
    .getByTestId('mail')
  const before = await mails.count()
  const earlier = before ? await mails.first().innerText() : ''
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await mails
    .filter({ hasNotText: earlier || 'nothing else' })
    .first()
    .waitFor()
  const [code = ''] = /\d{6}/.exec(await mails.first().innerText()) ?? []
  await page.getByLabel('Code from the email').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Wallets', exact: true }).waitFor()
}

export const panel = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true }).and(page.locator('.panel')) // the profile has regions of the same names

/** The addresses of the person's own wallets, as the panel for signing offers them. */
export const ownWallets = (page: Page) =>
  panel(page, 'Sign')
    .getByLabel('Wallet')
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))

/** Waits until the person has this many wallets of their own, and gives their addresses. */
export async function untilWallets(page: Page, count: number) {
  await panel(page, 'Sign')
    .getByLabel('Wallet')
    .locator('option')
    .nth(count - 1)
    .waitFor({ state: 'attached' })
  return await ownWallets(page)
}

/** Types the passcode that opens the wallets; an empty one leaves it to the passkey. */
export const openBy = (page: Page, passcode: string) => panel(page, 'Unlocking').getByLabel('Passcode').fill(passcode)

interface ToSign {
  address: string
  what?: 'message' | 'typedData' | 'transaction'
  text?: string
}

/** Has a wallet sign in the playground's panel, and gives the signature, or the code it was refused with. */
export async function sign(page: Page, { address, what = 'message', text = 'hello' }: ToSign) {
  const form = panel(page, 'Sign')
  await form.getByLabel('Wallet').selectOption(address)
  await form.getByLabel('What').selectOption(what)
  if (what === 'message') await form.getByLabel('Text').fill(text)
  return await outcome(form, 'Sign it')
}

/** Presses a panel's button, and gives what came of it: what it shows, or the code of the refusal. */
async function outcome(form: Locator, button: string): Promise<string> {
  const before = await form.getAttribute('data-asked')
  await form.getByRole('button', { name: button }).click()
  await form.and(form.page().locator(`[aria-busy=false]:not([data-asked="${before}"])`)).waitFor()
  return await form.locator('output code, .refusal code').innerText()
}

/** Brings a wallet along, and gives its address, or the code it was refused with. */
export async function importWallet(page: Page, chain: 'ethereum' | 'solana', secret: string) {
  const form = panel(page, 'Bring a wallet along')
  await form.getByLabel('Chain').selectOption(chain)
  await form.getByLabel('Private key').fill(secret)
  return await outcome(form, 'Import')
}

/** Adds a passcode in case every passkey is lost. */
export async function addRecoveryPasscode(page: Page, passcode: string) {
  const form = panel(page, 'Recovery')
  await form.getByLabel('New recovery passcode').fill(passcode)
  await form.getByRole('button', { name: 'Add passcode' }).click()
  await form.getByText('Your passcode').waitFor()
}

/** Ends one way to open the wallets. */
export async function removeRecovery(page: Page, what: string) {
  const form = panel(page, 'Recovery')
  await form.getByRole('button', { name: `Remove ${what}`, exact: true }).click()
  await form.getByRole('button', { name: `Remove ${what} for good` }).click()
  await form.getByText(`Your ${what}`).waitFor({ state: 'detached' })
}

export async function addPasskey(page: Page, name: string, { lostAll = false } = {}) {
  const form = panel(page, 'Passkeys')
  if (lostAll) await form.getByLabel('I have none of these any more').check()
  await form.getByLabel('Name of a new passkey').fill(name)
  await form.getByRole('button', { name: 'Add a passkey' }).click()
  await form.getByRole('listitem').filter({ hasText: name }).waitFor()
  // News of it may come before the vault, too, knows the passkey; the form is emptied at the end.
  await expect.poll(() => form.getByLabel('Name of a new passkey').inputValue()).toBe('')
}

/** Takes a passkey away for good; another one signs for it. */
export async function removePasskey(page: Page, name: string) {
  const form = panel(page, 'Passkeys')
  await form.getByRole('button', { name: `Remove ${name}`, exact: true }).click()
  await form.getByRole('button', { name: `Remove ${name} for good` }).click()
  await form.getByRole('listitem').filter({ hasText: name }).waitFor({ state: 'detached' })
}
