import * as endpoints from '@latchkey/core/endpoints'
import { expect, test, vi } from 'vitest'
import { delegate, testPerson, testWallet } from './testPerson.test.kit.ts'
import { app, testServer, type TestServer } from './testServer.test.kit.ts'

const ttl = 3_600
const hour = ttl * 1_000

/** Somebody whose wallets the server may sign with for an hour. */
async function delegated(server: TestServer, count = 1) {
  const person = await testPerson(server)
  for (let walletIndex = 0; walletIndex < count; walletIndex++)
    await delegate(server, person, await testWallet(server, person, { walletIndex }), { ttl })
  return person
}

const keysLeft = async ({ store }: TestServer, { user }: Awaited<ReturnType<typeof delegated>>) =>
  (await store.delegations.ofUser(user.id)).filter(({ sealedKey }) => sealedKey !== null).length

test('access that lapsed leaves no key behind, whoever asks for whatever next', async () => {
  const server = await testServer()
  const person = await delegated(server, 12)
  server.clock.now += hour - 1
  expect((await server.send('GET', '/healthz')).status).toBe(200)
  expect(await keysLeft(server, person)).toBe(12)
  server.clock.now += 60_000
  expect((await server.send('GET', '/healthz')).status).toBe(200)
  await vi.waitFor(async () => expect(await keysLeft(server, person)).toBe(0))
})

test('a server that starts destroys what lapsed while it was away, and says that it expired', async () => {
  const first = await testServer()
  const person = await delegated(first)
  const server = await testServer({ store: first.store })
  server.clock.now += hour
  expect((await server.send('GET', '/readyz')).status).toBe(200)
  await vi.waitFor(async () => expect(await keysLeft(server, person)).toBe(0))
  const [row] = await server.store.delegations.ofUser(person.user.id)
  const message = { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } } as const
  const signing = server.ask(endpoints.rpc, message, { app, params: { id: row!.walletId } })
  await expect(signing).rejects.toMatchObject({ status: 403, code: 'delegation_expired' })
})

test('where the store does not answer, who asked for something else is answered all the same', async () => {
  const { store } = await testServer()
  const broken = async () => Promise.reject(new Error('gone'))
  const server = await testServer({ store: { ...store, delegations: { ...store.delegations, sweep: broken } } })
  expect((await server.send('GET', '/healthz')).status).toBe(200)
})
