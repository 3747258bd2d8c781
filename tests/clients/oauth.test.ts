import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, goThere, openIdentityProvider } from '../setup/openIdentityProvider.ts'
import { device, signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { origin } from './serve.ts'
import { unlisted } from './unlisted.ts'

/** Where the server says that it is; nobody answers there, so the test goes to the server itself. */
const publicUrl = 'http://wallet.test'
const provider = await openIdentityProvider({ redirectUris: [`${publicUrl}/api/v1/oauth/callback/custom:acme`] })
const acme = { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, name: 'Acme' }

let house: House
beforeAll(async () => {
  house = await openHouse({
    LATCHKEY_PUBLIC_URL: publicUrl,
    LATCHKEY_OAUTH: JSON.stringify({ 'custom:acme': acme, google: { clientId: 'app', clientSecret: 'secret' } }),
    LATCHKEY_OAUTH_REDIRECT_URLS: `${origin}/back`,
  })
})
afterAll(async () => {
  await provider.close()
  await house?.close()
})

type Client = Awaited<ReturnType<typeof device>>

/** Goes to the provider and back; gives what the page finds in its address. */
async function goAndReturn(privy: Client) {
  const { url } = await privy.auth.oauth.generateURL('custom:acme', `${origin}/back`)
  const returned = await goThere(url)
  const answer = await fetch(`${house.direct}${returned.pathname}${returned.search}`, { redirect: 'manual' })
  const page = new URL(answer.headers.get('location')!)
  expect(page.href).toContain(`${origin}/back?`)
  return { code: page.searchParams.get('privy_oauth_code')!, state: page.searchParams.get('privy_oauth_state')! }
}

test('a provider signs a new person up, and the same person in on another device', async () => {
  const privy = await device(house)
  expect(privy.app.getConfig()).toMatchObject({
    google_oauth: true,
    apple_oauth: false,
    custom_oauth_providers: [{ provider: 'custom:acme', provider_display_name: 'Acme', enabled: true }],
  })
  const { code, state } = await goAndReturn(privy)
  const { user, is_new_user } = await privy.auth.oauth.loginWithCode(code, state, 'custom:acme')
  expect(is_new_user).toBe(true)
  expect(user.linked_accounts).toMatchObject([{ type: 'custom:acme', subject: 'ada-42', email: 'ada@example.com' }])

  const other = await device(house)
  const again = await goAndReturn(other)
  const back = await other.auth.oauth.loginWithCode(again.code, again.state, 'custom:acme')
  expect(back).toMatchObject({ is_new_user: false, user: { id: user.id } })
})

test('an account at a provider is linked and unlinked, and is one person’s', async () => {
  provider.person.sub = 'grace-7'
  const { privy, user } = await signIn(house, 'grace@example.com')
  const { code, state } = await goAndReturn(privy)
  const linked = await privy.auth.oauth.linkWithCode(code, state, 'custom:acme')
  expect(linked.user.linked_accounts).toMatchObject([{ type: 'email' }, { type: 'custom:acme', subject: 'grace-7' }])

  const eve = await signIn(house, 'eve@example.com')
  const taken = await goAndReturn(eve.privy)
  await expect(eve.privy.auth.oauth.linkWithCode(taken.code, taken.state, 'custom:acme')).rejects.toMatchObject({
    status: 422,
    code: 'linked_to_another_user',
  })
  const unlinked = await privy.auth.oauth.unlink('custom:acme', 'grace-7')
  expect(unlinked.user).toMatchObject({ id: user.id, linked_accounts: [{ type: 'email' }] })
})

test('who says no at the provider is told so', async () => {
  provider.person.sub = ''
  const privy = await device(house)
  const { code, state } = await goAndReturn(privy)
  const login = privy.auth.oauth.loginWithCode(code, state, 'custom:acme')
  await expect(login).rejects.toMatchObject({ code: 'oauth_user_denied' })
})

test('a provider that the server was not told of is refused at once', async () => {
  const privy = await device(house)
  const url = privy.auth.oauth.generateURL('apple', `${origin}/back`)
  await expect(url).rejects.toMatchObject({ status: 400, code: 'not_supported' })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
