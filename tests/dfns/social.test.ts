import { expect, test } from 'vitest'
import { openSession } from '../setup/openSession.ts'
import { openBrowser, openHouse } from './openHouse.ts'
import { signal, walletsOf } from './person.ts'

/** What the identity provider knows, by id token. The simulator's organisation trusts it. */
const people: Record<string, string> = { 'a.d.a': 'ada', 'a.d.a2': 'ada', 'e.v.e': 'eve' }
const verifyIdToken = async (idToken: string) => {
  if (Object.hasOwn(people, idToken)) return { sub: people[idToken]! }
  throw new Error('no such token')
}

const openSocialHouse = () => openHouse({ verifyIdToken })

test('who has an id token registers with a passkey, signs in by another one, and moves the same wallets', async () => {
  const house = await openSocialHouse()
  const browser = openBrowser(house)
  const backend = browser.open()
  await expect(backend.loginWithIdToken({ idToken: 'a.d.a' })).rejects.toMatchObject({ code: 'custom_token_invalid' })
  const { user, isNewUser } = await backend.signupWithIdToken({ idToken: 'a.d.a', name: 'Ada' })
  expect(isNewUser).toBe(true)
  const wallets = walletsOf(await backend.createWallet!({ chainType: 'ethereum', signal }))
  expect(wallets).toHaveLength(1)

  const elsewhere = openBrowser(house).open({ passkeys: browser.passkey })
  const again = await elsewhere.loginWithIdToken({ idToken: 'a.d.a2' })
  expect(again).toMatchObject({ user: { id: user.id }, isNewUser: false })
  expect(walletsOf(again)).toEqual(wallets)
  await elsewhere.signMessage!({ address: wallets[0]!, message: 'me', signal })
})

test('an id token that does not hold signs nobody in and registers nobody; nor one of somebody else', async () => {
  const house = await openSocialHouse()
  await openBrowser(house).open().signupWithIdToken({ idToken: 'a.d.a' })
  const stranger = openBrowser(house)
  const backend = stranger.open()
  for (const idToken of ['x.y.z', 'e.v.e'])
    await expect(backend.loginWithIdToken({ idToken })).rejects.toMatchObject({ code: 'custom_token_invalid' })
  await expect(backend.signupWithIdToken({ idToken: 'x.y.z' })).rejects.toMatchObject({ code: 'custom_token_invalid' })
  await expect(backend.signupWithIdToken({ idToken: 'not a token' })).rejects.toMatchObject({ code: 'wire_invalid' })
  expect(stranger.passkey.prompts).toBe(0)
})

test('nobody registers twice by the same identity', async () => {
  const house = await openSocialHouse()
  await openBrowser(house).open().signupWithIdToken({ idToken: 'a.d.a' })
  const second = openBrowser(house).open().signupWithIdToken({ idToken: 'a.d.a2' })
  await expect(second).rejects.toMatchObject({ code: 'wallet_service_refused' })
})

test('where Dfns trusts no provider, it is refused', async () => {
  const house = await openHouse()
  const login = openBrowser(house).open().loginWithIdToken({ idToken: 'a.d.a' })
  await expect(login).rejects.toMatchObject({ code: 'wallet_service_refused' })
})

test('the session hears of it: who signed in so is there', async () => {
  const house = await openSocialHouse()
  const backend = openBrowser(house).open()
  const { state } = await openSession(backend)
  expect(state().status).toBe('signedOut')
  const { user } = await backend.signupWithIdToken({ idToken: 'a.d.a' })
  await expect.poll(() => state()).toMatchObject({ status: 'signedIn', user: { id: user.id } })
})

test('registering is limited by address, before Dfns is asked anything', async () => {
  const limits = { start: 3 }
  const house = await openHouse({ verifyIdToken }, { limits, clientAddress: () => '203.0.113.9' })
  for (let sent = 0; sent < limits.start; sent++) await openBrowser(house).open().signupWithPasskey!({ signal })
  const refused = { code: 'rate_limited', retryable: true }
  await expect(openBrowser(house).open().signupWithPasskey!({ signal })).rejects.toMatchObject(refused)
  await expect(openBrowser(house).open().signupWithIdToken({ idToken: 'a.d.a' })).rejects.toMatchObject(refused)
})
