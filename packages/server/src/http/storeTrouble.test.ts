import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../store/Store.ts'
import { storeUnavailable } from '../store/storeUnavailable.ts'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, appId, testServer, type TestServer } from '../testServer.test.kit.ts'
import { bodies } from './bodies.test.kit.ts'

/** What of the store does not answer, and what was asked of it. */
const trouble = { method: '', asked: new Set<string>() }

/** The same store, except for the method that is in trouble. */
function troubled<methods extends object>(methods: methods, path = ''): methods {
  const wrap = ([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, troubled(method as object, `${name}.`)]
    return [
      name,
      (...args: unknown[]) => {
        trouble.asked.add(path + name)
        if (trouble.method !== path + name) return method(...args) as unknown
        return Promise.reject(storeUnavailable(new Error('connect ECONNREFUSED')))
      },
    ]
  }
  return Object.fromEntries(Object.entries(methods).map(wrap)) as methods
}

let healthy: Store
let server: TestServer
beforeAll(async () => {
  healthy = (await testServer()).store
  server = await testServer({ store: troubled(healthy), limits: {}, allowlist: true })
  for (const value of ['ada@example.com', 'new@example.com', 'other@example.com'])
    await healthy.allowlist.add({ id: value, type: 'email', value, createdAt: 1, acceptedAt: null })
})

/** Signed in, with a wallet that the server may sign for. */
async function somebody() {
  const open = await testServer({ store: healthy, now: () => server.clock.now })
  const person = await testPerson(open)
  const wallet = await testWallet(open, person)
  await delegate(open, person, wallet)
  return { token: person.token, userId: person.user.id, walletId: wallet.id }
}

/** Fills the path with what exists; what would destroy it with what does not. */
function fill({ method, path }: Endpoint, { userId, walletId }: { userId: string; walletId: string }): string {
  const id = method === 'DELETE' ? 'x' : path.startsWith('/wallets/') ? walletId : userId
  return `/v1${path.replace(':appId', appId).replace(':id', id)}`
}

test('the log names what the database said by its code, and never by its words', async () => {
  const hit = () =>
    Promise.reject(storeUnavailable(Object.assign(new Error('canary: password of someone'), { code: '28P01' })))
  const { send, log } = await testServer({ store: { ...healthy, counters: { ...healthy.counters, hit } }, limits: {} })
  expect((await send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })).status).toBe(503)
  expect(log).toMatchObject([{ status: 503, code: 'store_unavailable', trace: expect.arrayContaining(['28P01']) }])
  expect(JSON.stringify(log)).not.toContain('canary')
})

describe.each(Object.entries(endpoints as Record<string, Endpoint>))('%s', (name, endpoint) => {
  test('says 503 and when to come back where the store does not answer, and takes nobody for signed out', async () => {
    const person = await somebody()
    const basic = Buffer.from(app).toString('base64')
    const authorization = { none: '', user: `Bearer ${person.token}`, app: `Basic ${basic}` }[endpoint.auth]
    const body = bodies[name as keyof typeof endpoints]
    const send = (method: string) => {
      Object.assign(trouble, { method, asked: new Set() })
      server.clock.now += 60_000 // else what was counted ahead is used up first
      return server.send(endpoint.method, fill(endpoint, person), {
        headers: { ...(authorization && { authorization }) },
        ...(body && { body: JSON.stringify(body) }),
      })
    }
    const { status } = await send('')
    expect(status).not.toBe(500)
    const { asked } = trouble
    asked.delete('delegations.sweep') // nobody waits for it
    for (const method of asked) {
      const answer = await send(method)
      // What is remembered from before serves on.
      if (!trouble.asked.has(method) || (method === 'keys.list' && answer.status === status)) continue
      expect(answer, method).toMatchObject({ status: 503, body: { code: 'store_unavailable', retryable: true } })
      expect(answer.headers.get('retry-after'), method).toBe('1')
    }
    const looksUp = endpoint === endpoints.refreshUser ? 'users.getInSession' : 'families.sessionLives'
    if (endpoint.auth === 'user') expect(asked).toContain(looksUp)
    if (endpoint.auth !== 'none') expect(asked).toContain('counters.hit')
  })
})
