// One script drives the unmodified package and our door against one server: the person is the same object at each step.
import { chromium as launcher, type Page } from 'playwright'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, onTestFinished, test } from 'vitest'
import { chromium } from '../../scripts/chromium.ts'
import { appId, askAsApp, codeIn, testServer } from '../../packages/backends/src/testServer.test.kit.ts'
import { listen } from '../dfns/listen.ts'
import { openPages } from './openPages.ts'
import type { Driven } from './page.tsx'

declare const driven: Driven

const email = 'ada@example.com'
const chainId = 'eip155:1'

/** One account of each kind that may be imported beside others. */
const imported = [
  { type: 'email', address: email },
  { type: 'phone', number: '+1 415 555 2671' },
  { type: 'wallet', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', chain_type: 'ethereum' },
  { type: 'wallet', address: '4Nd1mYkYk1q3qJz6oWgqY1x5z9nKZ4sW8fGmB2hLxPQe', chain_type: 'solana' },
  { type: 'google_oauth', subject: '11', email: 'ada@gmail.example', name: 'Ada' },
  { type: 'apple_oauth', subject: '22', email: 'ada@apple.example' },
  { type: 'discord_oauth', subject: '33333333333333333', username: 'ada', email: 'ada@discord.example' },
  { type: 'twitter_oauth', subject: '44', username: 'ada', name: 'Ada' },
  { type: 'github_oauth', subject: '66', username: 'ada' },
  { type: 'spotify_oauth', subject: '77' },
  { type: 'instagram_oauth', subject: '88', username: 'ada' },
  { type: 'tiktok_oauth', subject: '99', username: 'ada', name: null },
  { type: 'line_oauth', subject: '101' },
  { type: 'twitch_oauth', subject: '102' },
  { type: 'linkedin_oauth', subject: '100', email: 'ada@linkedin.example' },
  { type: 'farcaster', fid: 4321, owner_address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' },
  { type: 'telegram', telegram_user_id: '55', first_name: 'Ada' },
]

test('a person with an account of every kind that is imported is the same object in both', async () => {
  const { server, sides } = await openHouse()
  await askAsApp(server.handle, '/users', { linked_accounts: imported, custom_metadata: { plan: 'pro' } })
  for (const page of sides) await signIn(page, server.mails)
  const [one, other] = await Promise.all(sides.map(refreshed))
  expect(one!.linkedAccounts).toHaveLength(imported.length)
  expect(other).toStrictEqual(one)
})

test('the person is the same object in both, after each step that either of them takes', async () => {
  const { server, sides } = await openHouse()
  const [theirs, ours] = sides

  /** Both read the person again and hold the same. */
  async function compare() {
    const [one, other] = [await refreshed(theirs), await refreshed(ours)]
    expect(other).toStrictEqual(one)
    return one!
  }

  for (const page of sides) {
    expect(await userOf(page)).toBeNull()
    await signIn(page, server.mails)
  }
  const signedIn = await compare()
  expect(signedIn).toMatchObject({ email: { address: email }, linkedAccounts: [{ type: 'email' }] })

  for (const [at, page] of sides.entries()) {
    const wallet = privateKeyToAccount(generatePrivateKey())
    const asked = { address: wallet.address, chainId }
    const message = await page.evaluate((asked) => driven.siwe.generateSiweMessage(asked), asked)
    const signed = { message, signature: await wallet.signMessage({ message }), chainId }
    await page.evaluate((signed) => driven.siwe.linkWithSiwe({ ...signed, walletClientType: 'metamask' }), signed)
    expect((await compare()).linkedAccounts).toHaveLength(2 + at)
  }

  await askAsApp(server.handle, `/users/${signedIn.id}/custom_metadata`, { custom_metadata: { plan: 'pro', seats: 3 } })
  expect((await compare()).customMetadata).toEqual({ plan: 'pro', seats: 3 })

  for (const [at, page] of sides.entries()) {
    const { address } = (await userOf(page))!.wallet!
    const left = await page.evaluate((address) => driven.wallet.unlink({ address }), address)
    expect(left.linkedAccounts).toHaveLength(2 - at)
    expect(left).toStrictEqual(await compare())
  }

  for (const page of sides) {
    await page.evaluate(() => driven.privy.logout())
    await settled(page, false)
    expect(await userOf(page)).toBeNull()
  }
})

async function openHouse() {
  const origin = await openPages()
  const server = await testServer({ origins: [origin] })
  const port = await listen((request) => server.handle(request))
  return { server, sides: await openBoth(origin, `http://localhost:${port}`) }
}

async function signIn(page: Page, mails: { text: string }[]) {
  await page.evaluate((email) => driven.email.sendCode({ email }), email)
  await page.evaluate((code) => driven.email.loginWithCode({ code }), codeIn(mails[0]!))
  await settled(page, true)
}

async function openBoth(origin: string, api: string): Promise<[Page, Page]> {
  const browser = await launcher.launch(chromium)
  onTestFinished(() => browser.close())
  const open = async (which: string) => {
    const page = await (await browser.newContext()).newPage()
    await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort())
    await page.goto(`${origin}/${which}?app=${appId}&api=${encodeURIComponent(api)}`)
    await page.waitForFunction(() => driven.privy.ready)
    return page
  }
  return Promise.all([open('theirs'), open('ours')])
}

const userOf = (page: Page) => page.evaluate(() => driven.user.user)

const refreshed = async (page: Page) => {
  const resolved = await page.evaluate(() => driven.user.refreshUser())
  expect(await userOf(page)).toStrictEqual(resolved)
  return resolved
}

const settled = (page: Page, authenticated: boolean) =>
  page.waitForFunction((wanted) => driven.privy.authenticated === wanted, authenticated)
