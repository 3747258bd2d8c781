import { DfnsApiClient } from '@dfns/sdk'
import { wallets } from '@latchkey/core'
import type { DfnsSimulator } from '@latchkey/conformance/dfns'
import { kekFromBytes } from '@latchkey/server'
import type { DfnsHandler } from '@latchkey/server/dfns'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { expect, test } from 'vitest'
import { atServer, docsBlock, runBlock } from '../setup/docsBlock.ts'
import { newVisitor, openBrowser as openChromium } from '../story/visitor.ts'
import { listen } from './listen.ts'
import { appId, openBrowser, openHouse } from './openHouse.ts'
import { bundlePage, openPage } from './openPages.ts'
import { openSimulator } from './openSimulator.ts'
import { loginByMail, passkeysOf, signal } from './person.ts'

const load = (name: string) => import(name)

/** The app's own server, by the page's code. */
async function openServer(origin: string): Promise<DfnsHandler> {
  const { baseUrl, serviceAccount } = await openSimulator({ origins: [origin] })
  const options = {
    store: await indexedDbStore({ name: crypto.randomUUID() }),
    appId,
    appSecret: 'a secret that only the app’s server has',
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
  }
  const env = {
    DFNS_URL: baseUrl,
    DFNS_AUTH_TOKEN: serviceAccount.authToken,
    DFNS_CREDENTIAL_ID: serviceAccount.credId,
    DFNS_PRIVATE_KEY: serviceAccount.privateKey,
  }
  return await runBlock(docsBlock('dfns', 'server'), { options, process: { env } }, load)
}

test('what the page shows of the server and of an app goes from sign-up to a payment', async () => {
  let server: DfnsHandler | undefined
  const url = `http://localhost:${await listen((request) => server!.handle(request))}`
  const code = `
    ${atServer(docsBlock('dfns', 'page'), { url, appId })}
    import { createRoot } from 'react-dom/client'
    createRoot(document.body.appendChild(document.createElement('main'))).render(<App />)
  `
  const [files, chromium] = await Promise.all([bundlePage(code), openChromium()])
  try {
    const origin = await openPage(files)
    server = await openServer(origin)
    const { open, troubles } = await newVisitor(chromium, { prf: false })
    const page = await open(origin)
    for (const name of ['Sign up', 'Make a wallet', 'Pay']) await page.getByRole('button', { name }).click()
    await page.getByText('1000000 wei to 0x70997970C51812dc3A010C7d01b50e0d17dc79C8').waitFor()
    await page.getByRole('button', { name: 'Approve' }).click()
    expect(await page.getByText(/^Paid/).innerText()).toMatch(/^Paid: 0x[0-9a-f]{64}$/)
    expect(troubles).toEqual([])
  } finally {
    await chromium.close()
  }
})

test('the server makes a wallet in somebody’s name by the page’s code', async () => {
  const server = await openServer('http://localhost:5173')
  const backend = openBrowser(server).open()
  const { user } = await backend.signupWithPasskey!({ signal })
  expect(wallets(await server.createWallet({ userId: user.id, chainType: 'solana' }))).toHaveLength(1)
})

test('recovery, and id tokens, by the page’s code', async () => {
  const house = await openHouse({ verifyIdToken: async () => ({ sub: 'ada' }) })
  const backend = openBrowser(house).open()
  await loginByMail(house, backend, 'ada@example.com')
  const [lost] = passkeysOf(await backend.addPasskey!({ signal }))
  await runBlock(docsBlock('dfns', 'recovery'), { backend, passcode: 'violet kettle orbit' })
  const kept = passkeysOf(await backend.refreshUser({ signal }))
  expect(kept).toHaveLength(1)
  expect(kept).not.toContain(lost)

  const social = openBrowser(house).open()
  await runBlock(docsBlock('dfns', 'social'), { backend: social, idToken: 'a.d.a', laterToken: 'a.d.a2' })
  expect(passkeysOf(await social.refreshUser({ signal }))).toHaveLength(1)
})

test('the simulator opens by the page’s code, and answers Dfns’ own client', async () => {
  const code = docsBlock('dfns', 'simulator').replace('const simulator', 'export const simulator')
  const { simulator } = (await runBlock(code, {}, load)) as { simulator: DfnsSimulator }
  const baseUrl = `http://127.0.0.1:${await listen((request) => simulator.handle(request))}`
  const signer = { sign: () => Promise.reject(new Error('reading needs none')) }
  const dfns = new DfnsApiClient({ baseUrl, authToken: simulator.serviceAccount.authToken, signer })
  expect(await dfns.wallets.listWallets({})).toMatchObject({ items: [] })
})
