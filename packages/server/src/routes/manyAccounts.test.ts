import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { email, userRow } from '../store/cases/rows.ts'
import { app, appHeaders, testServer } from '../testServer.test.kit.ts'

const account = (number: number) => ({ type: 'email', address: `ada-${number}@example.com` })

test.each([
  ['a hundred and one accounts', { linked_accounts: Array.from({ length: 101 }, (_, n) => account(n)) }, 400],
  ['ten thousand and one', { linked_accounts: Array.from({ length: 10_001 }, (_, n) => account(n)) }, 413],
  ['metadata of 5 MB', { linked_accounts: [account(1)], custom_metadata: { a: 'x'.repeat(5_000_000) } }, 413],
])('%s are refused, and nobody is made (fault 64)', async (_what, body, status) => {
  const server = await testServer()
  const asked = { headers: appHeaders, body: JSON.stringify(body) }
  expect(await server.send('POST', '/v1/users', asked)).toMatchObject({
    status,
    body: { code: status === 413 ? 'wire_too_large' : 'wire_invalid' },
  })
  expect((await server.ask(endpoints.getUsers, undefined, { app })).data).toEqual([])
})

test('somebody with ten thousand accounts is read whole, in the order in which they came (fault 64)', async () => {
  const server = await testServer()
  const user = userRow()
  const accounts = Array.from({ length: 10_000 }, () => email())
  await server.store.users.create(user, accounts)
  const { linkedAccounts } = await server.ask(endpoints.getUser, undefined, { app, params: { id: user.id } })
  expect(linkedAccounts.map((each) => each.type === 'email' && each.address)).toEqual(
    accounts.map(({ data }) => data['address']),
  )
}, 60_000)
