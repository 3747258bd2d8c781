import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, appHeaders, testServer } from '../testServer.test.kit.ts'

test('a person is forgotten: no answer, no session, no signature, and their accounts are free again', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  await delegate(server, person, wallet)
  const params = { id: person.user.id }

  const answer = await server.send('DELETE', `/v1/users/${params.id}`, { headers: appHeaders })
  expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([204, '', null])

  await expect(server.ask(endpoints.getUser, undefined, { app, params })).rejects.toMatchObject({ status: 404 })
  await expect(server.ask(endpoints.refreshUser, undefined, { token: person.token })).rejects.toMatchObject({
    status: 401,
  })
  await expect(
    server.ask(
      endpoints.rpc,
      { method: 'personal_sign', params: { message: 'x', encoding: 'utf-8' } },
      { app, params: { id: wallet.id } },
    ),
  ).rejects.toMatchObject({ status: 404 })
  const { data } = await server.ask(endpoints.getUsers, undefined, { app })
  expect(data).toEqual([])
  const linkedAccounts = [{ type: 'wallet' as const, address: wallet.address, chainType: 'ethereum' }]
  await server.ask(endpoints.importUser, { linkedAccounts }, { app })
})

test('who is not there cannot be deleted, twice included', async () => {
  const server = await testServer()
  const linkedAccounts = [{ type: 'email' as const, address: 'ada@example.com' }]
  const { id } = await server.ask(endpoints.importUser, { linkedAccounts }, { app })
  const ask = () => server.ask(endpoints.deleteUser, undefined, { app, params: { id } })
  expect(await ask()).toBeUndefined()
  await expect(ask()).rejects.toMatchObject({ status: 404, code: 'user_not_found' })
})
