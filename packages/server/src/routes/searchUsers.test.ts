import * as endpoints from '@latchkey/core/endpoints'
import type { ImportedAccount } from '@latchkey/core/wire'
import { beforeAll, expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const address = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'

let server: TestServer
const ids: Record<string, string> = {}
beforeAll(async () => {
  server = await testServer()
  const people: Record<string, ImportedAccount[]> = {
    ada: [
      { type: 'email', address: 'ada@example.com' },
      { type: 'google_oauth', subject: '1', email: 'countess@example.com', name: 'Ada Lovelace' },
    ],
    bob: [
      { type: 'phone', number: '+1 415 555 2671' },
      { type: 'github_oauth', subject: '1', username: 'Builder' },
    ],
    eve: [{ type: 'wallet', address, chainType: 'ethereum' }],
  }
  for (const [name, linkedAccounts] of Object.entries(people)) {
    server.clock.now += 1
    ids[name] = (await server.ask(endpoints.importUser, { linkedAccounts }, { app })).id
  }
})

const search = (body: object) =>
  server.send('POST', '/v1/users/search', { headers: appHeaders, body: JSON.stringify(body) })
const found = async (body: object) => {
  const answer = await search(body)
  expect(answer.status).toBe(200)
  expect(answer.body.next_cursor).toBeNull()
  return answer.body.data.map(({ id }: { id: string }) => Object.keys(ids).find((name) => ids[name] === id))
}

test.each([
  [{ searchTerm: 'ada' }, ['ada']],
  [{ searchTerm: 'ADA@EX' }, ['ada']],
  [{ searchTerm: 'countess' }, ['ada']],
  [{ searchTerm: 'builder' }, ['bob']],
  [{ searchTerm: address.slice(0, 10) }, ['eve']],
  [{ searchTerm: 'nobody' }, []],
  [{ searchTerm: '%' }, []],
  [{ emails: ['ADA@example.com', 'x@y.example'] }, ['ada']],
  [{ emails: [], phoneNumbers: ['415-555-2671'], walletAddresses: [address.toLowerCase()] }, ['bob', 'eve']],
  [{ emails: ['ada@example.com'], phoneNumbers: ['+14155552671'], walletAddresses: [address] }, ['ada', 'bob', 'eve']],
  [{ emails: [] }, []],
])('%j finds %j', async (body, names) => {
  expect(await found(body)).toEqual(names)
})

test('who reads a single person instead of a list gets the first', async () => {
  const { body } = await search({ searchTerm: 'ada' })
  const { data, next_cursor: _cursor, ...first } = body
  expect(first).toEqual(data[0])
  const page = await server.ask(endpoints.searchUsers, { searchTerm: 'ada' }, { app })
  expect(Object.keys(page)).toEqual(['data', 'nextCursor'])
})

test.each([
  {},
  { searchTerm: '' },
  { searchTerm: 7 },
  { searchTerm: 'x'.repeat(321) },
  { searchTerm: 'x', emails: [] },
  { emails: 'a@b.example' },
  { emails: Array(101).fill('a@b.example') },
  { cursor: 'x' },
])('%.60j is refused', async (body) => {
  expect(await search(body)).toMatchObject({ status: 400, body: { code: 'wire_invalid' } })
})
