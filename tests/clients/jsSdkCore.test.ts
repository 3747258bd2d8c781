import Privy, { InMemoryCache } from '@privy-io/js-sdk-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privateKeyToAccount, generatePrivateKey } from 'viem/accounts'
import { appId, openHouse, origin, type House } from './house.ts'
import { unlisted } from './unlisted.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** The client of one device. */
async function device() {
  const options = { appId, storage: new InMemoryCache(), baseUrl: house.url }
  const privy = new Privy(options)
  await privy.initialize()
  return privy
}

test('a guest signs in, is found again, and signs out', async () => {
  const privy = await device()
  const { user } = await privy.auth.guest.create()
  expect(user.is_guest).toBe(true)
  expect((await privy.user.get()).user).toEqual(user)
  expect(await privy.getAccessToken()).toMatch(/^ey/)
  expect(await privy.getIdentityToken()).toMatch(/^ey/)
  await privy.auth.logout()
  expect(await privy.getAccessToken()).toBeNull()
})

test('a code that was mailed signs in', async () => {
  const privy = await device()
  expect(await privy.auth.email.sendCode('ada@example.com')).toEqual({ success: true })
  const { user, is_new_user } = await privy.auth.email.loginWithCode(
    'ada@example.com',
    await house.codeFor('ada@example.com'),
  )
  expect({ user, is_new_user }).toMatchObject({
    is_new_user: true,
    user: { linked_accounts: [{ type: 'email', address: 'ada@example.com' }] },
  })
})

test('a wallet signs in', async () => {
  const privy = await device()
  const account = privateKeyToAccount(generatePrivateKey())
  const wallet = { address: account.address, chainId: 'eip155:1' as const }
  const { message } = await privy.auth.siwe.init(wallet, new URL(origin).host, origin)
  const { user } = await privy.auth.siwe.loginWithSiwe(await account.signMessage({ message }))
  expect(user.linked_accounts).toMatchObject([{ type: 'wallet', address: account.address }])
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
