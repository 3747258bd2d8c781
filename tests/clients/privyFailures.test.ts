import { http } from '@latchkey/backends/http'
import { expect, test, vi } from 'vitest'
import { deferred } from '../setup/deferred.ts'
import { openPrivyHouse } from './privyHouse.ts'
import { recordMemory } from './recordMemory.ts'
import { appId, origin } from './serve.ts'

const { signal } = new AbortController()
type House = Awaited<ReturnType<typeof openPrivyHouse>>

/** Somebody signed in. */
async function visit() {
  const house = await openPrivyHouse()
  const backend = house.open()
  const { user } = await backend.signupWithPasskey!({ signal })
  return { house, backend, user }
}

/** Answers one address by hand. */
function answer(house: House, path: string, by: () => Response | Promise<Response>) {
  house.between = (request, next) =>
    new URL(request.url).pathname.endsWith(path) ? Promise.resolve(by()) : next(request)
}
const refusal = (status: number, code: string) => () => Response.json({ error: 'No.', code }, { status })

test.each([
  ['too many requests', refusal(429, 'too_many_requests'), 'rate_limited'],
  ['a code that is nobody’s', refusal(403, 'something_new'), 'backend_failed'],
  ['a page instead of an answer', () => new Response('<html>'), 'backend_invalid'],
  ['somebody who is nobody', () => Response.json({ user: { id: 7 } }), 'backend_invalid'],
  ['an answer without anybody', () => Response.json({}), 'backend_invalid'],
])('%s: said in our words, with the SDK’s own as the cause, and nobody is signed out', async (_what, by, code) => {
  const { house, backend, user } = await visit()
  answer(house, '/users/me', by)
  const error: unknown = await backend.refreshUser({ signal }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: 'LatchkeyError', code, cause: expect.any(Error) })
  house.between = (request, next) => next(request)
  expect((await backend.refreshUser({ signal })).user).toEqual(user)
})

test('only a renewal that is refused ends the session, and then nothing is left of it', async () => {
  const { house, backend, user } = await visit()
  let refusals = 1
  house.between = async (request, next) =>
    request.url.endsWith('/users/me') && refusals-- > 0 ? refusal(401, 'missing_or_invalid_token')() : next(request)
  expect((await backend.refreshUser({ signal })).user).toEqual(user)
  answer(house, '', refusal(401, 'missing_or_invalid_token'))
  await expect(backend.refreshUser({ signal })).rejects.toMatchObject({ code: 'missing_or_invalid_token' })
  expect(await house.storage.read(backend.scope!)).toBeUndefined()
  expect(await backend.restore({ signal })).toBeNull()
  expect(await house.open().restore({ signal })).toBeNull()
})

test('an answer that comes after the logout brings nobody back, in no tab (fault 3)', async () => {
  const { house, backend } = await visit()
  const tab = house.open()
  await tab.restore({ signal })
  const [arrived, release] = [deferred<void>(), deferred<void>()]
  house.between = async (request, next) => {
    const given = await next(request)
    if (!request.url.endsWith('/users/me')) return given
    arrived.resolve()
    await release.promise
    return given
  }
  const late = [backend, tab].map((each) => each.refreshUser({ signal }).catch((error: unknown) => error))
  await arrived.promise
  await backend.logout({ signal })
  release.resolve()
  for (const outcome of await Promise.all(late)) expect(outcome).toMatchObject({ code: 'identity_changed' })
  for (const each of [backend, tab, house.open()]) expect(await each.restore({ signal })).toBeNull()
})

test('a call is given up as soon as its signal says so, though the SDK goes on', async () => {
  const { house, backend, user } = await visit()
  const release = deferred<void>()
  house.between = async (request, next) => {
    if (request.url.endsWith('/users/me')) await release.promise
    return next(request)
  }
  const stop = new AbortController()
  const reading = backend.refreshUser({ signal: stop.signal })
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'aborted' })
  release.resolve()
  expect((await backend.refreshUser({ signal })).user).toEqual(user)
})

test('a sign-in that is given up stores nothing, whenever its answer comes', async () => {
  const house = await openPrivyHouse()
  const backend = house.open()
  const [asked, release] = [deferred<void>(), deferred<void>()]
  house.between = async (request, next) => {
    const given = await next(request)
    if (!request.url.endsWith('/guest/authenticate')) return given
    asked.resolve()
    await release.promise
    return given
  }
  const stop = new AbortController()
  const login = backend.createGuestAccount!({ signal: stop.signal })
  await asked.promise
  stop.abort()
  await expect(login).rejects.toMatchObject({ code: 'aborted' })
  release.resolve()
  expect(await backend.restore({ signal })).toBeNull()
  expect(await backend.getAccessToken({ signal })).toBeNull()
})

test('signing out needs nobody to answer', async () => {
  const { house, backend } = await visit()
  house.between = () => new Promise(() => {})
  const stop = new AbortController()
  const leaving = backend.logout({ signal: stop.signal })
  await vi.waitFor(async () => expect(await house.storage.read(backend.scope!)).toBeUndefined())
  stop.abort()
  await leaving
  expect(await backend.getAccessToken({ signal })).toBeNull()
})

test('another tab’s sign-in is noticed: what was asked for the person before is refused', async () => {
  const { house, backend } = await visit()
  const { user: other } = await house.open().createGuestAccount!({ signal })
  await expect(backend.refreshUser({ signal })).rejects.toMatchObject({ code: 'identity_changed' })
  expect((await backend.restore({ signal }))?.user.id).toBe(other.id)
})

test('an SDK that does not load is like a server that cannot be reached, and may come later', async () => {
  const house = await openPrivyHouse()
  let broken = true
  const backend = house.open({
    sdk: () => (broken ? Promise.reject(new TypeError('no such chunk')) : import('@privy-io/js-sdk-core')),
  })
  const refused = backend.createGuestAccount!({ signal })
  await expect(refused).rejects.toMatchObject({ code: 'backend_unreachable', retryable: true })
  broken = false
  expect((await backend.createGuestAccount!({ signal })).user.isGuest).toBe(true)
})

test('server access ends for all wallets together, as often as one likes', async () => {
  const { house, backend } = await visit()
  const own = http({ url: house.url, appId, origin, passkeys: house.passkey, storage: recordMemory() })
  await own.loginWithPasskey!({ signal })
  const { address } = (await own.createWallet!({ chainType: 'ethereum', signal })).user.wallet!
  expect(await backend.revokeWallets!({ signal })).toMatchObject({ results: [] })
  await own.delegateWallet!({ address, chainType: 'ethereum', signal })
  const { user, results } = await backend.revokeWallets!({ signal })
  expect(results).toEqual([{ address, chainType: 'ethereum', outcome: 'revoked' }])
  expect(user.wallet).toMatchObject({ delegated: false })
  const named = backend.revokeWallets!({ wallets: [address], signal })
  await expect(named).rejects.toMatchObject({ code: 'not_supported' })
})

test('limits that Privy would not keep are refused, not dropped', async () => {
  const { backend } = await visit()
  const wallet = { address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', chainType: 'ethereum' } as const
  for (const limit of [
    { expiresIn: 60 },
    { scope: { actions: ['personal_sign' as const] } },
    { mode: 'onchain' as const },
  ])
    await expect(backend.delegateWallet!({ ...wallet, ...limit, signal })).rejects.toMatchObject({
      code: 'not_supported',
    })
})
