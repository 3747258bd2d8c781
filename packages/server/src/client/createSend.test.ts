import { LatchkeyError } from '@latchkey/core'
import { expect, test, vi } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { appId, appSecret } from '../testServer.test.kit.ts'
import { createServerClient } from './createServerClient.ts'
import { email, server, setUp } from './testServerClient.test.kit.ts'

test('an import whose answer got lost is asked for again, and made once (fault 36)', async () => {
  let lost = 0
  const handler = async (request: Request) => {
    const answer = await server.handle(request)
    if (lost++ === 0) throw new TypeError('connection reset')
    return answer
  }
  const { client } = setUp({ handler })
  const { id, linkedAccounts } = await client.importUser({ linkedAccounts: [email()] })
  expect(lost).toBe(2)
  const { address } = linkedAccounts[0] as { address: string }
  expect(await client.getUserByEmail(address)).toMatchObject({ id })
})

test('a key that the caller gives converges over calls, and another body is told', async () => {
  const { client } = setUp()
  const input = { linkedAccounts: [email()] }
  const idempotencyKey = crypto.randomUUID()
  const first = await client.importUser(input, { idempotencyKey })
  expect(await client.importUser(input, { idempotencyKey })).toEqual(first)
  const other = client.importUser({ linkedAccounts: [email()] }, { idempotencyKey })
  await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
})

/** A server that refuses some times first. */
function refusing(times: number, answer: () => Response) {
  let tries = 0
  const handler = async (request: Request) => (tries++ < times ? answer() : server.handle(request))
  return { ...setUp({ handler }), tries: () => tries }
}
const busy = (status: number, code: string) => () =>
  Response.json({ error: 'later', code, retryable: true }, { status, headers: { 'retry-after': '0' } })

test('waits when it is told to, and repeats what may be repeated', async () => {
  const limited = refusing(2, busy(429, 'rate_limited'))
  await limited.client.importUser({ linkedAccounts: [email()] })
  expect(limited.tries()).toBe(3)
  const away = refusing(1, busy(503, 'store_unavailable'))
  expect(await away.client.getUserByEmail('nobody@a.example')).toBeNull()
})

test('an empty answer of something in between is no answer, not even where none has a body (fault 14)', async () => {
  const { client } = setUp({ handler: async () => new Response(null) })
  await expect(client.deleteUser('did:latchkey:x')).rejects.toMatchObject({ code: 'backend_invalid' })
})

test('what must not happen twice is not sent twice, and three refusals are enough', async () => {
  const once = refusing(1, busy(503, 'store_unavailable'))
  await expect(once.client.deleteUser('did:latchkey:x')).rejects.toMatchObject({ code: 'store_unavailable' })
  expect(once.tries()).toBe(1)
  const always = refusing(9, busy(429, 'rate_limited'))
  await expect(always.client.getUser('did:latchkey:x')).rejects.toMatchObject({ code: 'rate_limited' })
  expect(always.tries()).toBe(3)
})

test.each<[string, (request: Request) => Promise<Response>, string]>([
  ['hangs', () => new Promise(() => {}), 'timeout'],
  ['throws', () => Promise.reject(new Error('secret path')), 'backend_unreachable'],
  ['answers with a page', async () => new Response('<html>'), 'backend_invalid'],
  ['answers with nothing', async () => new Response(), 'backend_invalid'],
  ['refuses in a page', async () => new Response('<html>', { status: 502 }), 'backend_unreachable'],
  ['answers another shape', async () => Response.json({ id: 7 }), 'backend_invalid'],
])('a server that %s gives a typed error (fault 14)', async (_what, handler, code) => {
  const { client } = setUp({ handler, timeout: 30, retries: 0 })
  const error = await client.getUser('did:latchkey:x').catch((error: unknown) => error)
  expect(error).toBeInstanceOf(LatchkeyError)
  expect(error).toMatchObject({ code })
  expect((error as Error).message).not.toContain('secret')
  expect((error as Error).message).not.toContain(appSecret)
})

test.each<[string, (request: Request) => Promise<Response>]>([
  ['hangs', () => new Promise(() => {})],
  ['throws', () => Promise.reject(new Error('away'))],
  ['is overloaded', async () => new Response('', { status: 503 })],
])('while the server %s a token is neither good nor bad (fault 25)', async (_what, handler) => {
  const { client } = setUp({ handler, timeout: 30 })
  const { identityToken } = await testPerson(server)
  const unknown = { code: 'backend_unreachable', retryable: true }
  await expect(client.getUser({ idToken: identityToken! })).rejects.toMatchObject(unknown)
  await expect(client.getUser({ idToken: identityToken! })).rejects.toMatchObject(unknown)
})

test.each(['', 'with space', 'ключ', 'x'.repeat(257), 7 as never])(
  '%j is no idempotency key',
  async (idempotencyKey) => {
    const { client, asked } = setUp()
    const refused = client.importUser({ linkedAccounts: [email()] }, { idempotencyKey })
    await expect(refused).rejects.toMatchObject({ code: 'wire_invalid' })
    expect(asked).toEqual([])
  },
)

test('a list that leads in circles ends', async () => {
  const { client } = setUp({ handler: async () => Response.json({ data: [], next_cursor: 'x' }) })
  await expect(client.getUsers().next()).rejects.toMatchObject({ code: 'backend_invalid' })
})

test.each<[string, object]>([
  ['an app id of another length', { appId: 'x' }],
  ['no secret', { appSecret: '' }],
  ['two ways to the server', { url: 'https://wallet.example' }],
  ['an address that is none', { handler: undefined, url: 'wallet.example' }],
  ...[NaN, Infinity, -1, 301, '60', 1e12].map((clockTolerance): [string, object] => [
    `a tolerance of ${clockTolerance} (fault 29)`,
    { clockTolerance },
  ]),
  ['a timeout of none', { timeout: Infinity }],
  ['half a retry', { retries: 0.5 }],
])('%s is refused at once', (_what, options) => {
  expect(() => setUp(options)).toThrow(expect.objectContaining({ code: 'config_invalid' }))
})

test('over HTTP it asks with the platform’s fetch', async () => {
  const fetch = vi.fn(async (request: Request) => server.handle(request))
  const client = createServerClient({ appId, appSecret, url: 'https://wallet.example/', fetch })
  await client.getUserByEmail('nobody@a.example')
  expect(fetch.mock.calls[0]![0].url).toBe('https://wallet.example/api/v1/users/email/address')
})
