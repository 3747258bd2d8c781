import { wallets } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { beforeEach, expect, test } from 'vitest'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})

const authorization = `Basic ${Buffer.from(app).toString('base64')}`
const create = (body: object, headers: Record<string, string> = {}) =>
  server.send('POST', '/v1/wallets', { headers: { authorization, ...headers }, body: JSON.stringify(body) })
const read = (path: string) => server.send('GET', `/v1${path}`, { headers: { authorization } })
const patch = (id: string, body: object) =>
  server.send('PATCH', `/v1/wallets/${id}`, { headers: { authorization }, body: JSON.stringify(body) })

test('makes a wallet of the app, which looks as the field’s clients read it', async () => {
  const { body: ethereum } = await create({ chain_type: 'ethereum' })
  expect(ethereum).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    address: expect.stringMatching(/^0x[\da-fA-F]{40}$/),
    chain_type: 'ethereum',
    policy_ids: [],
    additional_signers: [],
    owner_id: null,
    created_at: server.clock.now,
    imported_at: null,
    exported_at: null,
  })
  const { body: solana } = await create({ chain_type: 'solana', policy_ids: [], additional_signers: [], owner: null })
  expect(solana).toMatchObject({ chain_type: 'solana', public_key: expect.stringMatching(/^[\da-f]{64}$/) })
  for (const wallet of [ethereum, solana]) expect((await read(`/wallets/${wallet.id}`)).body).toEqual(wallet)
})

test('lists them page by page, by chain and by person', async () => {
  const made: { id: string }[] = []
  for (const chain of ['ethereum', 'solana', 'ethereum']) made.push((await create({ chain_type: chain })).body)
  const first = (await read('/wallets?limit=2')).body
  expect(first).toEqual({ data: made.slice(0, 2), next_cursor: expect.any(String) })
  const rest = (await read(`/wallets?limit=2&cursor=${first.next_cursor}`)).body
  expect(rest).toEqual({ data: made.slice(2), next_cursor: null })
  expect((await read('/wallets?chain_type=solana')).body.data).toEqual([made[1]])

  const { user } = await testPerson(server)
  const theirs = (await create({ chain_type: 'solana', owner: { user_id: user.id } })).body
  expect((await read(`/wallets?user_id=${user.id}`)).body).toEqual({ data: [theirs], next_cursor: null })
  expect((await read(`/wallets?user_id=${user.id}&chain_type=ethereum`)).body.data).toEqual([])
  expect((await read('/wallets')).body.data).toEqual(made)

  for (const query of ['limit=0', 'limit=x', 'cursor=%00', 'cursor=x', 'external_id=e', 'address=0x'])
    expect((await read(`/wallets?${query}`)).status).toBe(400)
})

test('a person’s wallets are found by their id, whoever made them', async () => {
  const person = await testPerson(server)
  const { id, address } = await testWallet(server, person)
  expect((await read(`/wallets/${id}`)).body).toMatchObject({
    id,
    address,
    created_at: server.clock.now,
    imported_at: null,
  })
  expect(await read('/wallets/nothing')).toMatchObject({ status: 404, body: { code: 'wallet_not_found' } })
})

test('with a person as owner, makes one that they claim when they arrive', async () => {
  const { user } = await testPerson(server)
  const made = await create({ chain_type: 'ethereum', owner: { user_id: user.id } })
  const [person] = [await server.ask(endpoints.getUser, undefined, { app, params: { id: user.id } })]
  expect(wallets(person)).toMatchObject([{ id: made.body.id, address: made.body.address, recoveryMethod: 'privy' }])
  expect(await server.store.pregenerated.get(user.id)).not.toBeNull()
  const nobody = await create({ chain_type: 'ethereum', owner: { user_id: 'did:latchkey:nobody' } })
  expect(nobody).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
})

test('the same key makes one wallet, the app’s or a person’s (fault 36)', async () => {
  const { user } = await testPerson(server)
  for (const owner of [null, { user_id: user.id }]) {
    const key = { 'privy-idempotency-key': crypto.randomUUID() }
    const answers = await Promise.all([1, 2, 3].map(() => create({ chain_type: 'ethereum', owner }, key)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await create({ chain_type: 'ethereum', owner }, key)).text).toBe(answers[0]!.text)
    const other = await create({ chain_type: 'solana', owner }, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  }
  expect((await read('/wallets')).body.data).toHaveLength(1)
  expect((await read(`/wallets?user_id=${user.id}`)).body.data).toHaveLength(1)
})

test('what a wallet could not be held to is refused, and nothing is made', async () => {
  const { body: wallet } = await create({ chain_type: 'ethereum' })
  const terms = [
    { policy_ids: ['tb54eps4z44ed0jepousxi4n'] },
    { additional_signers: [{ signer_id: 's' }] },
    { owner: { public_key: 'k' } },
    { owner_id: 'tb54eps4z44ed0jepousxi4n' },
    { authorization_key_ids: ['k'] },
    { authorization_threshold: 2 },
    { display_name: 'Treasury' },
    { external_id: 'x' },
    { entity: { id: 'e' } },
  ]
  for (const each of terms) {
    const refused = { status: 400, body: { code: 'not_supported' } }
    expect(await create({ chain_type: 'ethereum', ...each })).toMatchObject(refused)
    expect(await patch(wallet.id, each)).toMatchObject(refused)
  }
  const chain = await create({ chain_type: 'bitcoin-segwit' })
  expect(chain).toMatchObject({ status: 400, body: { code: 'unsupported_chain_type' } })
  expect((await read('/wallets')).body.data).toEqual([wallet])
  expect((await patch(wallet.id, { policy_ids: [], additional_signers: [] })).body).toEqual(wallet)
  expect(await patch('nothing', {})).toMatchObject({ status: 404 })
})

test('only the app’s own server may ask (fault 66)', async () => {
  const { token } = await testPerson(server)
  const as = { headers: { authorization: `Bearer ${token}` } }
  const asked = [
    server.send('GET', '/v1/wallets', as),
    server.send('GET', '/v1/wallets/x', as),
    server.send('POST', '/v1/wallets', { ...as, body: '{"chain_type":"ethereum"}' }),
    server.send('PATCH', '/v1/wallets/x', { ...as, body: '{}' }),
  ]
  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(401)
})
