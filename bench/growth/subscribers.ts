import { chromium as browserType } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import { openHouse } from '../../tests/tabs/house.ts'
import type { Curve, Figure } from '../figures/Figure.ts'
import { median } from '../keys/median.ts'
import { bundlePage } from '../react/bundlePage.ts'
import { watchCpu } from '../ui/cpu.ts'

const sizes = [1, 10, 100, 1_000, 10_000]
const pages = 3

/** What a change costs a page, by how many components read the person. */
export async function measureSubscribers(): Promise<{ figures: Figure[]; curves: Curve[] }> {
  const browser = await browserType.launch(chromium)
  const house = await openHouse({ files: await bundlePage('./subscribersPage.tsx') })
  const said = { nothing: 'a refresh that changes nothing', oneAccount: 'one account changes' } as const
  const curves = Object.values(said).map((what): Curve => ({ what, by: 'subscribers', unit: 'ms', points: [] }))
  let renders = 0
  for (const size of sizes) {
    const spent: number[][] = [[], []]
    for (let number = 0; number < pages; number++) {
      const page = await browser.newPage()
      await page.goto(`${house.url}/?subscribers=${size}`)
      await page.waitForFunction(() => window.ready())
      const cpu = await watchCpu(page)
      for (const [index, name] of (['nothing', 'oneAccount'] as const).entries()) {
        const before = await cpu()
        const figure = await page.evaluate((which) => window.change[which](), name)
        spent[index]!.push((await cpu()) - before)
        if (name === 'nothing') renders = Math.max(renders, figure.renders)
      }
      await page.close()
    }
    curves.forEach(({ points }, index) => points.push([size, median(spent[index]!)]))
    console.log(`subscribers: ${size}`)
  }
  await house.close()
  await browser.close()
  const what = 'renders after a refresh that changes nothing, 1 to 10,000 subscribers'
  return { figures: [{ what, unit: '', value: renders, budget: { atMost: 0 } }], curves }
}
