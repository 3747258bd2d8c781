import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium as browserType } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import { median } from './median.ts'

/** Milliseconds in a real browser. Cold: on a page that was just opened, the code's own loading included. */
export interface ChromiumFigures {
  version: string
  createCold: number
  createWarm: number
  unlockAndSign: number
}

/** Measures the vault where people use it. */
export async function measureInChromium({ pages = 7, calls = 25 } = {}): Promise<ChromiumFigures> {
  const script = await bundleOperations()
  const browser = await browserType.launch(chromium)
  const cold: number[] = []
  const warm: number[] = []
  const sign: number[] = []
  for (let number = 0; number < pages; number++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><link rel="modulepreload" href="/wallet.js">',
          }),
    )
    await page.goto('http://localhost/')
    const figures = await page.evaluate(async (count) => {
      const start = performance.now()
      const path = '/wallet.js'
      const operations = (await import(path)) as typeof import('./walletOperations.ts')
      await operations.createWallet()
      const first = performance.now() - start
      const use = await operations.unlockAndSign()
      return {
        first,
        create: await operations.timed(operations.createWallet, count),
        sign: await operations.timed(use, count),
      }
    }, calls)
    cold.push(figures.first)
    warm.push(...figures.create)
    sign.push(...figures.sign)
    await context.close()
  }
  const version = browser.version()
  await browser.close()
  return { version, createCold: median(cold), createWarm: median(warm), unlockAndSign: median(sign) }
}

async function bundleOperations(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('walletOperations.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}
