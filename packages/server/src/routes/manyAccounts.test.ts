import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { app, appHeaders, testServer } from '../testServer.test.kit.ts'

const address = (number: number) => `0x${number.toString(16).padStart(40, '0')}`
const wallets = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ type: 'wallet', chain_type: 'ethereum', address: address(number) }))

test('ten thousand accounts are kept and read in their order, and what is beyond the limit is refused with 413 (fault 64)', async () => {
  const server = await testServer()
  const send = (count: number, more = {}) =>
    server.send('POST', '/v1/users', {
      headers: appHeaders,
      body: JSON.stringify({ linked_accounts: wallets(count), ...more }),
    })
  const beyond = { status: 413, body: { code: 'wire_too_large' } }
  expect(await send(10_001)).toMatchObject(beyond)
  expect(await send(1, { custom_metadata: { a: 'x'.repeat(5_000_000) } })).toMatchObject(beyond)

  const { status, body } = await send(10_000)
  expect(body).toMatchObject({ id: expect.any(String) })
  expect(status).toBe(200)
  const user = await server.ask(endpoints.getUser, undefined, { app, params: { id: (body as { id: string }).id } })
  expect(user.linkedAccounts.map((account) => (account as { address: string }).address.toLowerCase())).toEqual(
    wallets(10_000).map((wallet) => wallet.address),
  )
}, 60_000)
