import { afterEach, expect, test, vi } from 'vitest'
import { signal, testBrowser, testServer } from '../testServer.test.kit.ts'
import type { HttpOptions } from './HttpOptions.ts'
import { lockWallets } from './lockWallets.ts'

afterEach(async () => {
  await lockWallets()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Somebody with a wallet, and how often they were asked for their passkey since. */
async function withWallet(options: Partial<HttpOptions>) {
  const browser = testBrowser(await testServer())
  const prompts = vi.spyOn(browser.passkey, 'get')
  const backend = browser.open(options)
  await backend.signupWithPasskey!({ signal })
  const { user } = await backend.createWallet!({ chainType: 'ethereum', signal })
  const sign = () => backend.signMessage!({ address: user.wallet!.address, message: 'hello', signal })
  await sign()
  prompts.mockClear()
  return { backend, sign, prompts }
}

test('each signature asks the person, unless the app wants otherwise', async () => {
  const { sign, prompts } = await withWallet({})
  await sign()
  expect(prompts).toHaveBeenCalledTimes(1)
})

test('with unlockTtl the next signatures ask nobody, until the wallet is locked', async () => {
  const { sign, prompts } = await withWallet({ unlockTtl: 300_000 })
  expect(await sign()).toBe(await sign())
  expect(prompts).not.toHaveBeenCalled()
  await lockWallets()
  await sign()
  expect(prompts).toHaveBeenCalledTimes(1)
})

test('past its time a wallet is locked', async () => {
  const { sign, prompts } = await withWallet({ unlockTtl: 300_000 })
  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 300_000)
  await sign()
  expect(prompts).toHaveBeenCalledTimes(1)
})

test('a page that is hidden locks it', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  const { sign, prompts } = await withWallet({ unlockTtl: 300_000 })
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  page.visibilityState = 'visible'
  await sign()
  expect(prompts).toHaveBeenCalledTimes(1)
})

test('signing out locks it, and whoever signs in is asked again', async () => {
  const { backend, sign, prompts } = await withWallet({ unlockTtl: 300_000 })
  await backend.logout({ signal })
  await backend.loginWithPasskey!({ signal })
  prompts.mockClear()
  await sign()
  expect(prompts).toHaveBeenCalledTimes(1)
})

test('what it cannot be is refused', async () => {
  await expect(withWallet({ unlockTtl: 300_001 })).rejects.toMatchObject({ code: 'config_invalid' })
})
