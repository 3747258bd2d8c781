import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium as browserType, type Page } from 'playwright'
import { chromium } from '../../scripts/chromium.ts'
import { median } from './median.ts'

/** Milliseconds in a real browser. A wallet is its vault, its address, and the signature that the server takes as proof. */
export interface ChromiumFigures {
  version: string
  /** On a page that was just opened, the code's own loading included. */
  createCold: number
  /** In a worker that was started while the person answered their passkey, as it is in an app: what they wait for after that. */
  createInWorker: number
  createWarm: number
  unlockAndSign: number
}

/** Measures the vault where people use it. */
export async function measureInChromium({ pages = 7, calls = 25 } = {}): Promise<ChromiumFigures> {
  const [wallet, worker] = await Promise.all([
    bundle('./walletOperations.ts'),
    bundle('../../packages/vault/src/host/worker.ts'),
  ])
  const browser = await browserType.launch(chromium)
  const cold: number[] = []
  const inWorker: number[] = []
  const warm: number[] = []
  const sign: number[] = []
  for (let number = 0; number < pages; number++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('http://localhost/**', (route) => {
      const { pathname } = new URL(route.request().url())
      const body = { '/wallet.js': wallet, '/worker.js': worker }[pathname]
      return body
        ? route.fulfill({ contentType: 'text/javascript', body })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><link rel="modulepreload" href="/wallet.js">',
          })
    })
    await page.goto('http://localhost/')
    const figures = await measureOnPage(page, calls)
    cold.push(figures.first)
    warm.push(...figures.create)
    sign.push(...figures.sign)
    await page.goto('http://localhost/')
    inWorker.push(await measureInWorker(page))
    await context.close()
  }
  const version = browser.version()
  await browser.close()
  return {
    version,
    createCold: median(cold),
    createInWorker: median(inWorker),
    createWarm: median(warm),
    unlockAndSign: median(sign),
  }
}

const measureOnPage = (page: Page, calls: number) =>
  page.evaluate(async (count) => {
    const start = performance.now()
    const path = '/wallet.js'
    const operations = (await import(path)) as typeof import('./walletOperations.ts')
    const host = operations.createKeyHost()
    await operations.createWallet(host)
    const first = performance.now() - start
    const use = await operations.unlockAndSign()
    return {
      first,
      create: await operations.timed(() => operations.createWallet(host), count),
      sign: await operations.timed(use, count),
    }
  }, calls)

const measureInWorker = (page: Page) =>
  page.evaluate(async () => {
    const path = '/wallet.js'
    const { createWallet, openWorker, timed } = (await import(path)) as typeof import('./walletOperations.ts')
    const host = await openWorker()
    await host.assertPasscode({ passcode: 'plum sofa kettle' }) // answered: the worker has begun, as it has when somebody touched a sensor
    const [first] = await timed(() => createWallet(host), 1)
    return first!
  })

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
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
