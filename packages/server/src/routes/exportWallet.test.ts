import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { askSigned } from '../testAction.test.kit.ts'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { testServer } from '../testServer.test.kit.ts'

async function setUp() {
  const server = await testServer()
  const person = await testPerson(server)
  const { address, id } = await testWallet(server, person)
  return { server, person, id, body: { address, chainType: 'ethereum' as const } }
}

test('taking a key out stands in the history before anything is shown', async () => {
  const { server, person, id, body } = await setUp()
  const { auditHead } = await askSigned(server, person, endpoints.exportWallet, body)
  const { activity } = await server.ask(endpoints.getActivity, undefined, { token: person.token })
  expect(activity).toMatchObject([{ event: 'wallet.exported', actor: 'user', subject: id, address: body.address }])
  expect(auditHead).toEqual({ seq: 1, hash: activity[0]!.hash })
})

test('without a passkey’s signature nothing is exported', async () => {
  const { server, person, body } = await setUp()
  const unsigned = server.ask(endpoints.exportWallet, body, { token: person.token })
  await expect(unsigned).rejects.toMatchObject({ status: 401, code: 'action_signature_invalid' })
  expect(await server.store.audit.ofUser(person.user.id)).toEqual([])
})

test('nobody exports somebody else’s wallet (fault 57)', async () => {
  const { server, body } = await setUp()
  const eve = await testPerson(server)
  await expect(askSigned(server, eve, endpoints.exportWallet, body)).rejects.toMatchObject({ code: 'wallet_not_found' })
})
