import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const page = (server: TestServer, query = '') => server.send('GET', `/v1/users${query}`, { headers: appHeaders })

async function people(server: TestServer, names: string[]) {
  for (const name of names) {
    server.clock.now += 1
    const linkedAccounts = [{ type: 'email' as const, address: `${name}@example.com` }]
    await server.ask(endpoints.importUser, { linkedAccounts }, { app })
  }
}
const names = (body: { data: { linked_accounts: { address: string }[] }[] }) =>
  body.data.map((user) => user.linked_accounts[0]!.address.replace('@example.com', ''))

test('everybody is read page by page, oldest first, until the cursor is null', async () => {
  const server = await testServer()
  expect((await page(server)).body).toEqual({ data: [], next_cursor: null })
  await people(server, ['a', 'b', 'c', 'd', 'e'])
  const first = await page(server, '?limit=2')
  expect(names(first.body)).toEqual(['a', 'b'])
  await people(server, ['late'])
  const second = await page(server, `?limit=2&cursor=${encodeURIComponent(first.body.next_cursor)}`)
  const third = await page(server, `?limit=2&cursor=${encodeURIComponent(second.body.next_cursor)}`)
  expect([...names(second.body), ...names(third.body)]).toEqual(['c', 'd', 'e', 'late'])
  expect(third.body.next_cursor).toBeNull()
  expect((await page(server)).body).toMatchObject({ data: { length: 6 }, next_cursor: null })
  expect((await page(server, '?cursor=')).body.data).toHaveLength(6)
})

test.each([
  '?limit=0',
  '?limit=101',
  '?limit=-1',
  '?limit=1e2',
  '?limit=x',
  '?cursor=%00',
  `?cursor=${'x'.repeat(321)}`,
])('%.20s is refused', async (query) => {
  const server = await testServer()
  expect(await page(server, query)).toMatchObject({ status: 400, body: { code: 'wire_invalid' } })
})

test.each(['x', 'did:latchkey:x', '0', '999999999999999999999999', 'eyJhIjoxfQ', '%27%3B--'])(
  'a cursor %s that we never gave is no failure of ours',
  async (cursor) => {
    const server = await testServer()
    await people(server, ['a'])
    expect((await page(server, `?cursor=${cursor}`)).status).toBeLessThan(500)
  },
)
