import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { getAccessToken } from '../../../core/src/actions/getAccessToken.ts'
import { refreshUser } from '../../../core/src/actions/refreshUser.ts'
import { codeIn, signal, testBrowser, testServer } from '../testServer.test.kit.ts'

let page: EventTarget
beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
})
afterEach(() => vi.unstubAllGlobals())

const soon = { timeout: 10_000, interval: 5 }

/** A browser in which Ada is signed in, and a page of hers that a server rendered. */
async function setUp() {
  const server = await testServer()
  const browser = testBrowser(server)
  const { user } = await browser.open().createGuestAccount!({ signal })
  await server.store.users.setCustomMetadata(user.id, { told: 'since' })
  server.requests.length = 0
  const initialState = { user, identityToken: null }
  return { server, browser, user, open: () => openSession(browser.open(), { initialState }) }
}

test('shows whom a server rendered and asks nothing, until the person does something: then all is read and heard', async () => {
  const { server, user, open } = await setUp()
  const { state } = await open()
  expect(state()).toMatchObject({ status: 'signedIn', user, identityToken: null })
  expect(server.requests).toEqual([])
  await vi.waitFor(() => {
    page.dispatchEvent(new Event('pointermove'))
    expect(state()).toMatchObject({ user: { customMetadata: { told: 'since' } }, identityToken: expect.any(String) })
    expect(server.requests).toContain('GET /events')
  }, soon)
  expect(server.requests[0]).toBe('POST /sessions')
})

test('the first thing that is asked for ends the quiet, too', async () => {
  const { server, open } = await setUp()
  const { session, state } = await open()
  expect(await getAccessToken(session)).toEqual(expect.any(String))
  await vi.waitFor(() => expect(server.requests).toContain('GET /events'), soon)
  await vi.waitFor(() => expect(state().user?.customMetadata).toEqual({ told: 'since' }), soon)
})

test('who signed out of this browser since is signed out at once, and nobody is asked', async () => {
  const { server, browser, open } = await setUp()
  await browser.open().logout({ signal })
  server.requests.length = 0
  const { state } = await open()
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
  expect(server.requests).toEqual([])
})

test('where somebody else has signed in since, they are read, and never mixed with whom the server rendered (fault 4)', async () => {
  const { user, open, server, browser } = await setUp()
  const grace = await signInAsGrace(server, browser.open())
  const { states, state } = await open()
  expect(state().user).toEqual(grace)
  expect(new Set(states.map((each) => each.user?.id))).toEqual(new Set([user.id, grace.id]))
})

test('what is begun as the person shown never runs as another who signed in since (fault 16)', async () => {
  const { open, server, browser } = await setUp()
  const { session, state } = await open()
  vi.stubGlobal('BroadcastChannel', undefined)
  const grace = await signInAsGrace(server, browser.open())
  await expect(getAccessToken(session)).rejects.toMatchObject({ code: 'identity_changed' })
  await refreshUser(session).catch(() => {}) // what reads may see that it is somebody else
  expect(state().user?.id).toBe(grace.id)
})

async function signInAsGrace(
  { mails }: Awaited<ReturnType<typeof testServer>>,
  backend: ReturnType<ReturnType<typeof testBrowser>['open']>,
) {
  const email = 'grace@example.com'
  await backend.sendCode!({ email, signal })
  return (await backend.loginWithCode!({ email, code: codeIn(mails[0]!), signal })).user
}
