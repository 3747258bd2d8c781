// Why: bundlers reorder and drop modules, so what works from the sources may not start once it is built.
import { expect, test } from 'vitest'
import { openHouse } from './house.ts'
import { allow, askServer, signUp } from './steps.ts'
import { newVisitor, openBrowser } from './visitor.ts'

test('the built app works as the sources do, on both backends', async () => {
  const house = await openHouse({ built: true })
  const browser = await openBrowser()
  try {
    for (const backend of ['embedded', 'http']) {
      const visitor = await newVisitor(browser)
      const page = await visitor.open(`${house.page}/?backend=${backend}`)
      await signUp(page)
      await allow(page)
      await page.getByText('Server access on').waitFor()
      expect(await askServer(page, 'built')).toMatchObject({ signed: true })
      expect(visitor.troubles).toEqual([])
      await visitor.context.close()
    }
  } finally {
    await browser.close()
    await house.close()
  }
})
