import type { Browser, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, onTestFinished, test } from 'vitest'
import { bundlePage } from './bundlePage.ts'
import { openHouse, type House } from './house.ts'
import { openBrowser, openTab, untilState } from './steps.ts'

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openHouse({ files: await bundlePage('page.tsx') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** A browser of its own, with an authenticator in it. */
async function openDevice(path = '/') {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await openTab(context, house.url + path)
  const cdp = await context.newCDPSession(page)
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
      hasPrf: true,
    },
  })
  await untilState(page, 'signedOut')
  return { page, cdp, authenticatorId }
}

/** One person at two devices, as a passkey that their maker keeps in step lets them. */
async function openPair() {
  const here = await openDevice('/?devices')
  await here.page.evaluate(async () => void (await window.latchkey.signupWithPasskey()))
  await untilState(here.page, 'signedIn')
  const there = await openDevice()
  await copyPasskey(here, there)
  await there.page.evaluate(async () => void (await window.latchkey.loginWithPasskey()))
  await untilState(there.page, 'signedIn')
  return { here: here.page, there: there.page }
}

type Device = { cdp: CDPSession; authenticatorId: string }

async function copyPasskey(from: Device, to: Device) {
  const { credentials } = await from.cdp.send('WebAuthn.getCredentials', { authenticatorId: from.authenticatorId })
  for (const credential of credentials)
    await to.cdp.send('WebAuthn.addCredential', { authenticatorId: to.authenticatorId, credential })
}

const says = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor()

test('a device shows server access that another one gives, and its end', async () => {
  const { here, there } = await openPair()
  await here.evaluate(async () => {
    const { address } = await window.latchkey.createWallet({ chainType: 'ethereum' })
    await window.latchkey.delegateWallet({ address, chainType: 'ethereum' })
  })
  await says(there, 'Server access on')
  await here.evaluate(async () => void (await window.latchkey.revokeWallets()))
  await says(there, 'Server access off')
})

test('a device that is signed out from another shows nobody at once, and the other shows one device less (fault 15)', async () => {
  const { here, there } = await openPair()
  await here.locator('output', { hasText: '2' }).waitFor()
  const [, other] = await here.evaluate(() => window.devices.data!.map(({ id }) => id))
  await here.evaluate(async (deviceId) => void (await window.devices.signOutDevices({ deviceId: deviceId! })), other)
  await untilState(there, 'signedOut')
  await here.locator('output', { hasText: '1' }).waitFor()
  await untilState(here, 'signedIn')
})
