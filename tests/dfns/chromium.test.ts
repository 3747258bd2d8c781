import { DfnsApiClient, DfnsDelegatedApiClient } from '@dfns/sdk'
import type { DfnsSimulatorOptions } from '@latchkey/conformance/dfns'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyMessage, type Hex } from 'viem'
import { losePasskeys, newVisitor, openBrowser, takePasskeysAway } from '../story/visitor.ts'
import { listen } from './listen.ts'
import { network, openApp } from './openApp.ts'
import { appId, openHouse } from './openHouse.ts'
import { bundlePage, openPage, type PageFiles } from './openPages.ts'

let browser: Browser
let appPage: PageFiles
let signerPage: PageFiles

beforeAll(async () => {
  ;[browser, appPage, signerPage] = await Promise.all([
    openBrowser(),
    bundlePage(`import './page.tsx'`),
    bundlePage(`import './signerPage.ts'`),
  ])
})
afterAll(() => browser?.close())

/** Somebody at the app's page, with our handler, the real SDK and the simulator behind it. */
async function visit(options: Partial<DfnsSimulatorOptions> = {}) {
  const origin = await openPage(appPage)
  const house = await openHouse({ origins: [origin], ...options }, { origins: [origin] })
  const url = `http://localhost:${await listen((request) => house.handle(request))}`
  const { open, context, troubles } = await newVisitor(browser, { prf: false })
  const page = await open(`${origin}/?${new URLSearchParams({ url, appId }).toString()}`)
  return { page, house, context, troubles }
}

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function signUp(page: Page): Promise<string> {
  await click(page, 'Sign up')
  return page.locator('#user').innerText()
}

/** Prepares an action and approves it, by a click each. Gives what came of it. */
async function act(page: Page, kind: string): Promise<Record<string, string>> {
  const section = page.getByRole('region', { name: kind })
  await section.getByRole('button', { name: 'Prepare' }).click()
  await section.getByText(/^(ready|failed)$/).waitFor()
  const approve = section.getByRole('button', { name: 'Approve' })
  if (await approve.isEnabled()) await approve.click()
  await section.getByText(/^(done|failed|cancelled|pendingApproval)$/).waitFor()
  return {
    status: await section.locator('output').innerText(),
    ...JSON.parse(await section.locator('code').innerText()),
  }
}

const listed = (page: Page, name: 'Wallets' | 'Passkeys') =>
  page.getByRole('list', { name }).locator('li').allInnerTexts()

test('a person registers, signs in again, and moves what is theirs with their passkey; the prompts open in the click', async () => {
  const { page, house, troubles, context } = await visit()
  const userId = await signUp(page)
  await click(page, 'Log out')
  await click(page, 'Log in')
  expect(await page.locator('#user').innerText()).toBe(userId)

  await house.createWallet({ userId, chainType: 'ethereum' })
  await click(page, 'Refresh')
  await expect.poll(() => listed(page, 'Wallets')).toHaveLength(1)
  const made = await act(page, 'createWallet')
  const [given, own] = await listed(page, 'Wallets')
  expect(made).toMatchObject({ status: 'done', address: own })

  const transfer = await act(page, 'transferAsset')
  expect(transfer).toMatchObject({ status: 'done', transactionHash: expect.stringMatching(/^0x/) })
  expect((await act(page, 'transferAsset'))['id']).toBe(transfer['id']) // it bears the same id, so it is paid once

  const { signature } = await act(page, 'generateSignature')
  const signed = { address: given as Hex, message: 'I was here', signature: signature as Hex }
  expect(await verifyMessage(signed)).toBe(true)
  expect(troubles).toEqual([])
  await context.close()
})

test('a passkey is added on a new device, which an earlier one signs for; then the earlier one is taken away', async () => {
  const { page, troubles, context } = await visit()
  await signUp(page)
  const [first] = await listed(page, 'Passkeys')
  const bringBack = await takePasskeysAway(page)
  await page.route(
    '**/wallet_actions/prepare',
    async (route) => {
      await bringBack() // the new one is made; the earlier one is what signs
      await route.continue()
    },
    { times: 1 },
  )
  const { credentialId } = await act(page, 'addPasskey')
  expect(await listed(page, 'Passkeys')).toEqual([first, credentialId])

  expect(await act(page, 'removePasskey')).toMatchObject({ status: 'done', credentialId: first })
  expect(await listed(page, 'Passkeys')).toEqual([credentialId])
  expect(await act(page, 'createWallet')).toMatchObject({ status: 'done' })
  expect(await act(page, 'removePasskey')).toMatchObject({ code: 'last_recovery_method' })
  expect(troubles).toEqual([])
  await context.close()
})

test('what a policy holds back is said to wait, and what no passkey answers is said to be cancelled', async () => {
  const { page, context } = await visit({ policy: ({ kind }) => (kind === 'transfers' ? 'accepted' : undefined) })
  await signUp(page)
  await act(page, 'createWallet')
  expect(await act(page, 'transferAsset')).toMatchObject({ status: 'pendingApproval' })
  await losePasskeys(page)
  expect(await act(page, 'generateSignature')).toMatchObject({ status: 'cancelled', code: 'passkey_cancelled' })
  await context.close()
})

test('who lost every passkey recovers by mail and passcode, on a new one', async () => {
  const { page, house, troubles, context } = await visit()
  const email = 'ada@example.com'
  await page.evaluate((to) => window.dfnsBackend.sendCode!({ email: to, signal: new AbortController().signal }), email)
  const [code] = /\b\d{6}\b/.exec(house.mails.find(({ to }) => to === email)!.text)!
  await page.evaluate(
    ([to, given]) =>
      window.dfnsBackend.loginWithCode!({ email: to!, code: given!, signal: new AbortController().signal }),
    [email, code],
  )
  await page.reload()
  await act(page, 'addPasskey')
  const { address } = await act(page, 'createWallet')
  await page.evaluate(() => window.dfnsBackend.addRecoveryKey({ passcode: 'violet kettle orbit' }))
  const [lost] = await listed(page, 'Passkeys')
  await losePasskeys(page)
  await page.evaluate(() => window.dfnsBackend.recover({ passcode: 'violet kettle orbit', name: 'New phone' }))
  await expect.poll(() => listed(page, 'Passkeys')).not.toContain(lost)
  const { signature } = await act(page, 'generateSignature')
  const signed = { address: address as Hex, message: 'I was here', signature: signature as Hex }
  expect(await verifyMessage(signed)).toBe(true)
  expect(troubles).toEqual([])
  await context.close()
})

test('who brings an id token registers with a passkey, and signs in by another token', async () => {
  const { page, troubles, context } = await visit({ verifyIdToken: async () => ({ sub: 'ada' }) })
  await page.evaluate(() => window.dfnsBackend.signupWithIdToken({ idToken: 'a.d.a', name: 'Ada' }))
  await page.reload()
  const userId = await page.locator('#user').innerText()
  const { address } = await act(page, 'createWallet')
  await click(page, 'Log out')
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  await page.evaluate(() => window.dfnsBackend.loginWithIdToken({ idToken: 'a.d.a2' }))
  await page.reload()
  expect(await page.locator('#user').innerText()).toBe(userId)
  expect(await listed(page, 'Wallets')).toEqual([address])
  expect(troubles).toEqual([])
  await context.close()
})

test('Dfns’ own signer of the browser, unmodified, goes through the guide against the simulator', async () => {
  const origin = await openPage(signerPage)
  const { dfns, baseUrl, signer } = await openApp({ origins: [origin] })
  const { open, context } = await newVisitor(browser, { prf: false })
  const page = await open(origin)

  const username = 'ada@example.com'
  const challenge = await dfns.auth.createDelegatedRegistrationChallenge({ body: { email: username, kind: 'EndUser' } })
  const firstFactorCredential = await page.evaluate((given) => window.signer.create(given as never), challenge)
  const temporary = new DfnsApiClient({ baseUrl, authToken: challenge.temporaryAuthenticationToken, signer })
  await temporary.auth.register({ body: { firstFactorCredential } })

  const { token } = await dfns.auth.delegatedLogin({ body: { username } })
  const delegated = new DfnsDelegatedApiClient({ baseUrl, authToken: token })
  const asked = { body: { network } } as const
  const action = await delegated.wallets.createWalletInit(asked)
  const firstFactor = await page.evaluate((given) => window.signer.sign(given as never), action)
  const { challengeIdentifier } = action
  const signed = { challengeIdentifier, firstFactor } as never
  const wallet = await delegated.wallets.createWalletComplete(asked, signed)
  expect(wallet).toMatchObject({ network, custodial: false })
  await expect(delegated.wallets.createWalletComplete(asked, signed)).rejects.toMatchObject({ httpStatus: 401 })
  await context.close()
})
