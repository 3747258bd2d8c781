import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from './house.ts'
import { allow, askServer, signUp } from './steps.ts'
import { newVisitor, openBrowser } from './visitor.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let browser: Browser

/** What the built page needs and no more: no inline script or style, and no script address but the vault's worker. */
const policy = (server: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https:",
    `connect-src 'self' ${server}`,
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types latchkey-worker',
  ].join('; ')

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse({ policy }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.each(['embedded', 'http'])(
  'a strict policy with Trusted Types has nothing to report on the %s backend',
  async (backend) => {
    const visitor = await newVisitor(browser)
    const page = await visitor.open('about:blank')
    const violations = await listen(page)
    await page.goto(`${house.page}/?backend=${backend}`)
    await signUp(page)
    await allow(page)
    await page.getByText('Server access on').waitFor()
    expect(await askServer(page, 'Under a policy.')).toMatchObject({ signed: true })
    await page.getByRole('button', { name: 'Revoke server access', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke access' }).click()
    await page
      .getByText(/^Server access revoked for/)
      .first()
      .waitFor()
    expect(page.workers()).toHaveLength(1)
    expect(violations).toEqual([])
    expect(visitor.troubles).toEqual([])

    // The control: what the policy forbids is refused, and reported here.
    await expect(page.evaluate(() => (document.body.innerHTML = '<p>'))).rejects.toThrow(/TrustedHTML/)
    await expect.poll(() => violations).toContain('require-trusted-types-for')
    await visitor.context.close()
  },
)

/** What the browser reports as against the policy, by directive, from the first byte on. */
async function listen(page: Page): Promise<string[]> {
  const violations: string[] = []
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => Promise<void> }
      void reportViolation(effectiveDirective)
    }),
  )
  return violations
}
