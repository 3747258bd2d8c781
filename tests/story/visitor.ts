import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { chromium as launchOptions } from '../../scripts/chromium.ts'

export const openBrowser = (): Promise<Browser> => chromium.launch(launchOptions)

/** A person with one browser and a passkey authenticator in it; every page error they meet is kept. */
export async function newVisitor(browser: Browser, { prf = true }: { prf?: boolean } = {}) {
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const troubles: string[] = []
  return {
    context,
    /** Uncaught errors and CSP or React complaints. */
    troubles,
    open: (url: string) => openTab(context, url, { prf, troubles }),
  }
}

async function openTab(context: BrowserContext, url: string, { prf, troubles }: { prf: boolean; troubles: string[] }) {
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(String(error)))
  await addAuthenticator(page, prf)
  await page.goto(url)
  return page
}

/** Chromium's own virtual authenticator: real keys, real signatures, and PRF where it is asked for. */
async function addAuthenticator(page: Page, prf: boolean) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: prf,
    },
  })
}
