import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { storeUnavailable } from '../store/storeUnavailable.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { app, testServer } from '../testServer.test.kit.ts'
import { createRateLimit, defaultLimits } from './rateLimit.ts'

const limits = { ...defaultLimits, start: 3, attempt: 4, session: 5, person: 6, app: 130 }
const anybody = { clientAddress: () => '203.0.113.9' }

/** How many of `n` at once are let through. */
async function passed(n: number, ask: () => Promise<unknown>): Promise<number> {
  const answers = await Promise.allSettled(Array.from({ length: n }, ask))
  return answers.filter(({ status }) => status === 'fulfilled').length
}

test('never lets more through than the limit, over several instances and however many come at once', async () => {
  const { store, clock } = await testServer()
  const instances = [1, 2, 3].map(() => createRateLimit({ store, limits, now: () => clock.now }))
  const race = instances.map((limit) => passed(100, () => limit('app', 'one')))
  const [a, b, c] = await Promise.all(race)
  expect(a! + b! + c!).toBe(limits.app)
  clock.now += 60_000
  expect(await passed(200, () => instances[0]!('app', 'one'))).toBe(limits.app)
})

test('a generous limit asks the store a fraction of the times', async () => {
  const { store, clock } = await testServer()
  let hits = 0
  const counters: typeof store.counters = { ...store.counters, hit: (...args) => (hits++, store.counters.hit(...args)) }
  const limit = createRateLimit({ store: { counters }, limits: defaultLimits, now: () => clock.now })
  for (let request = 0; request < 1_000; request++) await limit('person', 'one')
  expect(hits).toBeLessThan(50)
})

test('once a window is used up, no more is asked of the store until it ends', async () => {
  const { store, clock } = await testServer()
  let hits = 0
  const counters: typeof store.counters = { ...store.counters, hit: (...args) => (hits++, store.counters.hit(...args)) }
  const limit = createRateLimit({ store: { counters }, limits, now: () => clock.now })
  await passed(50, () => limit('start', 'one'))
  const before = hits
  expect(await passed(50, () => limit('start', 'one'))).toBe(0)
  expect(hits).toBe(before)
})

test('sign-ins are counted by address, begun and tried apart, and say when to come back', async () => {
  const server = await testServer({ limits, ...anybody })
  const begin = () => server.send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })
  for (let sent = 0; sent < limits.start; sent++) expect((await begin()).status).toBe(200)
  const refused = await begin()
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', retryable: true } })
  expect(refused.headers.get('retry-after')).toBe('60')

  const attempt = () => server.ask(endpoints.createGuestAccount, { guestCredential: 'A'.repeat(43) })
  expect(await passed(limits.attempt + 3, attempt)).toBe(limits.attempt)
  server.clock.now += 60_000
  expect((await begin()).status).toBe(200)
})

test('another address is not held up; another of the same /64 is', async () => {
  const from = { now: '2001:db8::1' }
  const server = await testServer({ limits, clientAddress: () => from.now })
  const begin = async () => (await server.send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })).status
  for (let sent = 0; sent < limits.start; sent++) await begin()
  from.now = '2001:db8::2'
  expect(await begin()).toBe(429)
  from.now = '2001:db8:0:1::2'
  expect(await begin()).toBe(200)
})

test('what a person asks counts for them alone, what nobody proved to be counts for nobody', async () => {
  const server = await testServer({ limits, ...anybody })
  const [ada, grace] = [await testPerson(server), await testPerson(server)]
  const me = ({ token }: typeof ada) => server.ask(endpoints.refreshUser, undefined, { token })
  expect(await passed(20, () => me(ada))).toBe(limits.person)
  await me(grace)
  for (let tries = 0; tries < 20; tries++) await me({ ...grace, token: `${grace.token}x` }).catch(() => {})
  await me(grace)
})

test('the app’s own server has a limit of its own, which strangers cannot use up', async () => {
  const server = await testServer({ limits: { ...limits, app: 3 }, ...anybody })
  const rpc = async (as: string) => {
    const sign = { method: 'personal_sign', params: { message: 'x', encoding: 'utf-8' as const } }
    const refusal: unknown = await server
      .ask(endpoints.rpc, sign, { app: as, params: { id: 'none' } })
      .catch((error: unknown) => error)
    return (refusal as { code: string }).code
  }
  for (let tries = 0; tries < 9; tries++) expect(await rpc('some:body')).toBe('app_credentials_invalid')
  for (let tries = 0; tries < 3; tries++) expect(await rpc(app)).toBe('wallet_not_found')
  expect(await rpc(app)).toBe('rate_limited')
})

test('where counting is not possible the answer is 503 with a time to come back, and it passes by itself', async () => {
  const { store } = await testServer()
  let away = true
  const hit: typeof store.counters.hit = (...args) =>
    away ? Promise.reject(storeUnavailable(new Error('gone'))) : store.counters.hit(...args)
  const server = await testServer({ limits, store: { ...store, counters: { ...store.counters, hit } } })
  const begin = () => server.send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })
  const refused = await begin()
  expect(refused).toMatchObject({ status: 503, body: { code: 'store_unavailable' } })
  expect(refused.headers.get('retry-after')).toBe('1')
  away = false
  expect((await begin()).status).toBe(200)
})

test.each<[Record<string, number>, RegExp]>([
  [{ start: 0 }, /limits\.start/],
  [{ app: 1.5 }, /limits\.app/],
  [{ other: 5 }, /limits\.other/],
])('limits %j are refused at the start', async (wrong, words) => {
  await expect(testServer({ limits: wrong })).rejects.toThrow(words)
})
