import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright'
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
  devices.set(page, await addAuthenticator(page, prf))
  await page.goto(url)
  return page
}

/** Chromium's own virtual authenticator: real keys, real signatures, and PRF where it is asked for. */
async function addAuthenticator(page: Page, prf: boolean): Promise<Device> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
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
  return { cdp, authenticatorId }
}

interface Device {
  cdp: CDPSession
  authenticatorId: string
}

const devices = new WeakMap<Page, Device>()

/** Every passkey on this tab's authenticator is gone for good. */
export async function losePasskeys(page: Page) {
  const { cdp, authenticatorId } = devices.get(page)!
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
}

/** The passkeys on this tab's authenticator go elsewhere, so that it is like a new device. Gives how to put them beside what it has by then. */
export async function takePasskeysAway(page: Page): Promise<() => Promise<void>> {
  const { cdp, authenticatorId } = devices.get(page)!
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  await losePasskeys(page)
  return async () => {
    for (const { userHandle: _, ...kept } of credentials) {
      // A device holds one discoverable passkey for one person; this one is used where it is named.
      const credential = { ...kept, isResidentCredential: false }
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })
    }
  }
}

/** From here on the person turns passkey prompts down. An authenticator that could not verify its person stays blocked. */
export async function declinePrompts(page: Page) {
  const { cdp, authenticatorId } = devices.get(page)!
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
}

/** Another tab has the same passkeys on its authenticator, without what they open wallets by. */
export async function lendPasskeys(from: Page, to: Page) {
  const { cdp, authenticatorId } = devices.get(from)!
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const device = await addAuthenticator(to, false)
  for (const credential of credentials)
    await device.cdp.send('WebAuthn.addCredential', { authenticatorId: device.authenticatorId, credential })
}

/** All that the browser keeps for this site is gone; the passkeys, which the device keeps, are not. */
export async function clearSiteData(page: Page) {
  const { cdp } = devices.get(page)!
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'all' })
}
