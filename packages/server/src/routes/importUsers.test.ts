import * as endpoints from '@latchkey/core/endpoints'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const post = (
  server: TestServer,
  users: unknown,
  { key, path = '/v1/users/import' }: { key?: string; path?: string } = {},
) =>
  server.send('POST', path, {
    headers: { ...appHeaders, ...(key && { 'privy-idempotency-key': key }) },
    body: JSON.stringify({ users }),
  })
const email = (address: string) => ({ linked_accounts: [{ type: 'email', address }] })
const count = async (server: TestServer) => (await server.ask(endpoints.getUsers, undefined, { app })).data.length

test('each person of a batch succeeds or fails alone, in their place', async () => {
  const server = await testServer()
  const { status, body } = await post(server, [
    email('a@example.com'),
    email('no address'),
    email('A@example.com'),
    { ...email('b@example.com'), create_solana_wallet: true },
    null,
  ])
  expect(status).toBe(200)
  expect(body.results).toEqual([
    { action: 'create', index: 0, success: true, id: expect.stringMatching(/^did:/) },
    {
      action: 'create',
      index: 1,
      success: false,
      code: 'wire_invalid',
      error: expect.stringMatching(/^linked_accounts/),
    },
    { action: 'create', index: 2, success: false, code: 'account_already_exists', error: expect.any(String) },
    { action: 'create', index: 3, success: true, id: expect.stringMatching(/^did:/) },
    { action: 'create', index: 4, success: false, code: 'wire_invalid', error: expect.any(String) },
  ])
  expect(await count(server)).toBe(2)
})

test('any mix of good and bad rows keeps its order, and stores the good ones once (fault 39)', async () => {
  const server = await testServer({ importsPerMinute: 1_000_000 })
  let batch = 0
  const row = fc.constantFrom('good', 'bad', 'taken', 'custom')
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      batch++
      const before = await count100(server)
      const users = rows.map((kind, index) => {
        if (kind === 'bad') return email('@')
        if (kind === 'taken') return email(`taken${batch}@example.com`)
        if (kind === 'custom')
          return { linked_accounts: [{ type: 'custom_auth', custom_user_id: `${batch}-${index}` }] }
        return email(`b${batch}-${index}@example.com`)
      })
      const { body } = await post(server, users)
      const results: { index: number; success: boolean }[] = body.results
      expect(results.map(({ index }) => index)).toEqual(rows.map((_, index) => index))
      for (const [index, kind] of rows.entries())
        expect(results[index]!.success).toBe(kind === 'taken' ? index === rows.indexOf('taken') : kind !== 'bad')
      const stored = results.filter(({ success }) => success).length
      expect(await count100(server)).toBe(before + stored)
    }),
    { numRuns: 25 },
  )
})

test('a batch counts its people, and one that does not fit is refused whole', async () => {
  const server = await testServer({ importsPerMinute: 5 })
  expect(
    (
      await post(
        server,
        ['a', 'b', 'c'].map((name) => email(`${name}@example.com`)),
      )
    ).status,
  ).toBe(200)
  const refused = await post(
    server,
    ['d', 'e', 'f'].map((name) => email(`${name}@example.com`)),
  )
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(await count(server)).toBe(3)
})

test('a batch that broke off is finished by its repetition under the same key (fault 38)', async () => {
  const { store } = await testServer()
  let alive = 2
  const create: typeof store.users.create = (...rows) => {
    if (alive-- <= 0) throw new Error('the process dies here')
    return store.users.create(...rows)
  }
  const server = await testServer({ importsPerMinute: 5, store: { ...store, users: { ...store.users, create } } })
  const users = ['a', 'b', 'c'].map((name) => email(`${name}@example.com`))
  expect((await post(server, users, { key: 'k' })).status).toBe(500)
  expect(await count(server)).toBe(2)
  alive = Infinity
  const again = await post(server, users, { key: 'k' })
  expect(again.body.results).toMatchObject([{ success: true }, { success: true }, { success: true }])
  expect(await count(server)).toBe(3)
  expect((await post(server, users, { key: 'k' })).text).toBe(again.text)
})

test('another batch under the same key is refused', async () => {
  const server = await testServer()
  await post(server, [email('a@example.com')], { key: 'k' })
  const other = await post(server, [email('b@example.com')], { key: 'k' })
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  expect(await count(server)).toBe(1)
})

test('the newer address for batches is the same', async () => {
  const server = await testServer()
  const { body } = await post(server, [email('a@example.com')], { path: '/api/v1/users/batch' })
  expect(body).toMatchObject({ results: [{ success: true }] })
})

test.each([[{}], [Array(21).fill(email('a@example.com'))], ['x'], [null]])('%.40j is no batch', async (users) => {
  const server = await testServer()
  expect(await post(server, users)).toMatchObject({ status: 400, body: { code: 'wire_invalid' } })
})

/** The list is paged. */
async function count100(server: TestServer): Promise<number> {
  let people = 0
  let cursor: string | null = null
  do {
    const path: string = `/v1/users?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
    const { body } = await server.send('GET', path, { headers: appHeaders })
    people += body.data.length
    cursor = body.next_cursor
  } while (cursor !== null)
  return people
}
