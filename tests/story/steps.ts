import type { Page } from 'playwright'

export const passcode = 'copper lantern quiet orbit'

export async function signUp(page: Page) {
  await page.getByRole('button', { name: 'Sign up with a passkey' }).click()
  await page.getByRole('heading', { name: 'Wallets' }).waitFor()
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
