import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { client, goThere, openIdentityProvider } from '../../../../tests/setup/openIdentityProvider.ts'
import { origin, signal, testBrowser, testServer, url, type TestServer } from '../testServer.test.kit.ts'

const provider = await openIdentityProvider({ redirectUris: [`${url}/api/v1/oauth/callback/custom:acme`] })
afterAll(() => provider.close())
const acme = { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret }
const house = () => testServer({ oauth: { 'custom:acme': acme } })

/** As much of a tab's storage as is used. */
beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** What the page finds in its address when the person is back from the provider. */
async function goAndReturn(server: TestServer, address: string) {
  const answer = await server.handle(new Request(await goThere(address)))
  const { searchParams } = new URL(answer.headers.get('location')!)
  return {
    authorizationCode: searchParams.get('privy_oauth_code')!,
    stateCode: searchParams.get('privy_oauth_state')!,
    signal,
  }
}
const asked = { provider: 'custom:acme', redirectTo: `${origin}/`, signal } as const

test('somebody goes to a provider and comes back to another page of the tab, signed in', async () => {
  const server = await house()
  const { open } = testBrowser(server)
  const returned = await goAndReturn(server, await open().initOAuth!(asked))
  const backend = open()
  const { user, isNewUser } = await backend.loginWithOAuth!(returned)
  expect(isNewUser).toBe(true)
  expect(user.linkedAccounts).toMatchObject([{ type: 'custom:acme', subject: 'ada-42' }])
  expect((await open().restore({ signal }))?.user.id).toBe(user.id)
  await expect(backend.loginWithOAuth!(returned)).rejects.toMatchObject({ code: 'oauth_unexpected' })
})

test('who is signed in links; another person’s return is not theirs', async () => {
  const server = await house()
  const { open } = testBrowser(server)
  const { user } = await open().createGuestAccount!({ signal })
  const returned = await goAndReturn(server, await open().initOAuth!(asked))
  const linked = await open().linkOAuth!(returned)
  expect(linked.user).toMatchObject({ id: user.id, isGuest: false, linkedAccounts: [{ type: 'custom:acme' }] })

  const other = testBrowser(server).open()
  await other.createGuestAccount!({ signal })
  const again = await goAndReturn(server, await other.initOAuth!(asked))
  await expect(other.linkOAuth!(again)).rejects.toMatchObject({ code: 'linked_to_another_user' })
})

test('an address that somebody else made signs nobody in, and disturbs no sign-in under way (fault 53)', async () => {
  const server = await house()
  const { open } = testBrowser(server)
  const backend = open()
  const returned = await goAndReturn(server, await backend.initOAuth!(asked))
  const planted = { ...returned, stateCode: 'e'.repeat(43) }
  await expect(backend.loginWithOAuth!(planted)).rejects.toMatchObject({ code: 'oauth_unexpected' })
  expect(await backend.restore({ signal })).toBeNull()
  expect(await backend.loginWithOAuth!(returned)).toMatchObject({ isNewUser: expect.any(Boolean) })
})

test('where the network fails, the return can be tried again (fault 14)', async () => {
  const server = await house()
  const backend = testBrowser(server).open()
  const returned = await goAndReturn(server, await backend.initOAuth!(asked))
  const between = server.between.bind(server)
  server.between = async () => Promise.reject(new TypeError('fetch failed'))
  await expect(backend.loginWithOAuth!(returned)).rejects.toMatchObject({
    code: 'backend_unreachable',
    retryable: true,
  })
  await expect(backend.initOAuth!(asked)).rejects.toMatchObject({ code: 'backend_unreachable', retryable: true })
  server.between = between
  expect(await backend.loginWithOAuth!(returned)).toMatchObject({ isNewUser: true })
})

test('a browser that keeps nothing says so before anybody is sent away', async () => {
  vi.stubGlobal('sessionStorage', { setItem: refuse, getItem: refuse, removeItem: refuse })
  const backend = testBrowser(await house()).open()
  await expect(backend.initOAuth!(asked)).rejects.toMatchObject({ code: 'storage_unavailable' })
})
const refuse = () => {
  throw new DOMException('denied', 'SecurityError')
}
