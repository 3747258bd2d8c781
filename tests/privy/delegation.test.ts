// The unmodified React SDK gives and ends server access: its frame is ours, hidden as it has it, so the person is asked in a window.
import type { Backend } from '@latchkey/core'
import { build } from 'esbuild'
import type { Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { appId, codeIn, testServer, type TestServer } from '../../packages/backends/src/testServer.test.kit.ts'
import { listen } from '../dfns/listen.ts'
import { lendPasskeys, newVisitor, openBrowser } from '../story/visitor.ts'
import { openPages } from './openPages.ts'
import type { Driven } from './page.tsx'

declare const driven: Driven
declare global {
  interface Window {
    own: Required<Backend>
    outcome?: Promise<unknown>
  }
}

const email = 'ada@example.com'
const passcode = 'violet anchor 41 tuba'

/** Our server, its wallet's frame, and the address of both. */
async function openServer(origin: string): Promise<{ server: TestServer; url: string }> {
  let server: TestServer | undefined
  const url = `http://localhost:${await listen((request) => server!.handle(request))}`
  const script = await bundle({ entryPoints: ['packages/backends/src/frame/main.ts'] })
  const vaultFrame = { origin: url, script: async () => script }
  server = await testServer({ origins: [origin], rpId: 'localhost', appName: 'Acme', limits: false, vaultFrame })
  return { server, url }
}

/** Somebody with a wallet, made by our own client in the same page, and signed in there by theirs. */
async function signIn(page: Page, { server, url }: { server: TestServer; url: string }): Promise<string> {
  const contents = `
    import { http } from '@latchkey/backends/http'
    window.own = http({ url: '${url}', appId: '${appId}', vault: 'page' })`
  await page.addScriptTag({ type: 'module', content: await bundle({ stdin: { contents, resolveDir: '.' } }) })
  await page.waitForFunction(() => 'own' in window)
  const address = await page.evaluate(
    async ([email, passcode]) => {
      const { signal } = new AbortController()
      await window.own.signupWithPasskey({ signal })
      const recoveryMethod = 'user-passcode'
      const { user } = await window.own.createWallet({ chainType: 'ethereum', recoveryMethod, passcode, signal })
      await window.own.sendCode({ email, signal })
      return user.wallet!.address
    },
    [email, passcode] as const,
  )
  const link = { type: 'email', address: email, code: codeIn(server.mails[0]!) } as const
  await page.evaluate((link) => window.own.linkAccount({ ...link, signal: new AbortController().signal }), link)
  await page.evaluate((email) => driven.email.sendCode({ email }), email)
  await page.evaluate((code) => driven.email.loginWithCode({ code }), codeIn(server.mails[0]!))
  await page.waitForFunction(() => driven.privy.authenticated)
  return address
}

test('delegateWallet and revokeWallets of the React SDK succeed, once the person said so', async () => {
  const origin = await openPages()
  const house = await openServer(origin)
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const { context, open } = await newVisitor(browser)
  context.setDefaultTimeout(60_000)
  await context.route(/^https?:\/\/(?!localhost)/, (route) => route.abort())
  const page = await open(`${origin}/theirs?app=${appId}&api=${encodeURIComponent(house.url)}`)
  await page.waitForFunction(() => driven.privy.ready)
  const address = await signIn(page, house)

  const opened = context.waitForEvent('page')
  await page.evaluate((address) => {
    window.outcome = driven.access.delegateWallet({ address, chainType: 'ethereum' }).then(
      () => 'given',
      (error: Error) => error.message,
    )
  }, address)
  const asked = await opened
  await asked.getByLabel('The passcode of your wallet').fill(passcode)
  await lendPasskeys(page, asked)
  await asked.getByRole('button', { name: 'Go on' }).click()
  await asked.getByText('sign messages').waitFor()
  await asked.getByRole('button', { name: 'Allow', exact: true }).click()
  expect(await page.evaluate(() => window.outcome)).toBe('given')
  expect(await delegated(page)).toBe(true)

  await page.evaluate(() => driven.access.revokeWallets())
  expect(await delegated(page)).toBe(false)
})

const delegated = (page: Page) => page.evaluate(async () => (await driven.user.refreshUser()).wallet!.delegated)

async function bundle(from: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles } = await build({
    ...from,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@latchkey/source'],
    logLevel: 'error',
  })
  return outputFiles![0]!.text
}
