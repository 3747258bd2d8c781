import { mkdirSync } from 'node:fs'
import { openHouse } from './house.ts'
import { newVisitor, openBrowser } from './visitor.ts'
import { allow, askServer, signUp } from './steps.ts'
mkdirSync('/tmp/shots', { recursive: true })
const h = await openHouse()
const b = await openBrowser()
try {
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [1280, 320]) {
      const v = await newVisitor(b)
      const page = await v.open(h.page + '/?backend=embedded')
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 900 })
      const shot = (n: string) =>
        page.screenshot({ path: `/tmp/shots/${n}-${scheme}-${width}.png`, fullPage: n !== '3consent' })
      await page.getByRole('button', { name: 'Sign up with a passkey' }).waitFor()
      await shot('1signedout')
      await signUp(page)
      await page
        .getByRole('button', { name: /^Let the server act/ })
        .first()
        .waitFor()
      await shot('2signedin')
      await page
        .getByRole('button', { name: /^Let the server act/ })
        .first()
        .click()
      await page.waitForTimeout(300)
      await shot('3consent')
      await page.getByRole('button', { name: 'Allow', exact: true }).click()
      await page.getByText('Server access on').waitFor()
      await askServer(page, 'Pay the yearly fee.')
      await page.waitForTimeout(300)
      await shot('4delegated')
      await page.getByRole('button', { name: 'Revoke server access', exact: true }).click()
      await page.waitForTimeout(300)
      await shot('5confirm')
      await page.getByRole('button', { name: 'Revoke access' }).click()
      await page
        .getByText(/^Server access revoked for/)
        .first()
        .waitFor()
      await askServer(page, 'after')
      await shot('6revoked')
      console.log(scheme, width, await page.evaluate('document.documentElement.scrollWidth'), v.troubles)
      await v.context.close()
    }
} finally {
  await b.close()
  await h.close()
}
