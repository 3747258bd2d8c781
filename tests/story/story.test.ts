import { recoverMessageAddress } from 'viem/utils'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'
import { allow, askServer, createWalletWithPasscode, passcode, signUp } from './steps.ts'
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

const backends = ['embedded', 'http'] as const
const url = (backend: (typeof backends)[number]) => `${house.page}/?backend=${backend}`

describe.each(backends)('on the %s backend', (backend) => {
  test('a person lives through the whole story', async () => {
    const visitor = await newVisitor(browser)
    const page = await visitor.open(url(backend))
    await signUp(page)
    await expectProfile(page)
    expect(await askServer(page, 'before')).toMatchObject({ signed: false, code: 'delegation_not_found' })

    await allow(page)
    await page.getByText('Server access on').waitFor()
    const message = 'Pay the yearly fee.'
    const outcome = await askServer(page, message)
    const address = await page.locator('[data-part="address"] [data-part="hidden"]').first().textContent()
    expect(outcome).toMatchObject({ signed: true, message })
    const recovered = await recoverMessageAddress({ message, signature: outcome.signature! })
    expect(recovered).toBe(outcome.recovered)
    expect(recovered).toBe(address)

    await page.reload() // what the profile shows comes from the backend, last use included
    await page
      .locator('[data-lk="wallet-list"]')
      .getByText(/^Last used/)
      .waitFor()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    expect(await askServer(page, 'While you are away.')).toMatchObject({ signed: true })
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('Server access on').waitFor()

    await page.getByRole('button', { name: 'Revoke server access', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke access' }).click()
    await page
      .getByText(/^Server access revoked for/)
      .first()
      .waitFor()
    expect(await askServer(page, 'after')).toMatchObject({ signed: false, code: 'delegation_revoked' })
    expect(await page.getByText('Server access on').count()).toBe(0)
    expect(visitor.troubles).toEqual([])
    await visitor.context.close()
  })

  test('an old consent, sent again after the revocation, is refused', async () => {
    const visitor = await newVisitor(browser)
    const page = await visitor.open(url(backend))
    const sent = backend === 'http' ? rememberConsents(page) : undefined
    await signUp(page)
    await allow(page)
    await page.getByText('Server access on').waitFor()
    await page.getByRole('button', { name: 'Revoke server access', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke access' }).click()
    await page
      .getByText(/^Server access revoked for/)
      .first()
      .waitFor()
    if (sent) {
      const [consent] = sent
      const replay = await fetch(consent!.url, { method: 'POST', headers: consent!.headers, body: consent!.body })
      expect(await replay.json()).toMatchObject({ code: 'action_challenge_unknown_or_used' })
    }
    expect(await askServer(page, 'after')).toMatchObject({ signed: false, code: 'delegation_revoked' })
    await visitor.context.close()
  })

  test('on an authenticator without PRF a passcode opens the wallet', async () => {
    const visitor = await newVisitor(browser, { prf: false })
    const page = await visitor.open(url(backend))
    await signUp(page)
    await createWalletWithPasscode(page)
    await allow(page, { passcode })
    await page.getByText('Server access on').waitFor()
    expect(await askServer(page, 'with a passcode')).toMatchObject({ signed: true })
    expect(visitor.troubles).toEqual([])
    await visitor.context.close()
  })

  test('what happens in one tab shows in the other, and a reload keeps the person', async () => {
    const visitor = await newVisitor(browser)
    const first = await visitor.open(url(backend))
    await signUp(first)
    await expectProfile(first)
    const second = await visitor.open(url(backend))
    await expectProfile(second)

    await allow(first)
    await second.getByText('Server access on').waitFor()
    await second.getByRole('button', { name: 'Revoke server access', exact: true }).click()
    await second.getByRole('button', { name: 'Revoke access' }).click()
    await first.getByText('Server access on').waitFor({ state: 'detached' })

    await first.reload()
    await expectProfile(first)
    await first.getByRole('button', { name: 'Sign out', exact: true }).click()
    await second.getByRole('button', { name: 'Sign up with a passkey' }).waitFor()
    await second.reload()
    await second.getByRole('button', { name: 'Sign up with a passkey' }).waitFor()
    expect(visitor.troubles).toEqual([])
    await visitor.context.close()
  })
})

const expectProfile = (page: Page) => page.getByRole('heading', { name: 'Wallets', exact: true }).waitFor()

function rememberConsents(page: Page) {
  const consents: { url: string; headers: Record<string, string>; body: string }[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/delegations/complete') || request.method() !== 'POST') return
    const { authorization = '', 'content-type': type = '' } = request.headers()
    consents.push({
      url: request.url(),
      headers: { authorization, 'content-type': type, origin: house.page },
      body: request.postData()!,
    })
  })
  return consents
}
