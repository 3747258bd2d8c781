import * as endpoints from '@latchkey/core/endpoints'
import { createSiweMessage } from 'viem/siwe'
import { recoverTransactionAddress, type TransactionSerialized } from 'viem'
import { recoverMessageAddress } from 'viem/utils'
import { beforeEach, expect, test } from 'vitest'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, appId, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let person: Awaited<ReturnType<typeof testPerson>>
let wallet: Awaited<ReturnType<typeof testWallet>>
beforeEach(async () => {
  server = await testServer()
  person = await testPerson(server)
  wallet = await testWallet(server, person)
})

const sign = (
  message: string,
  { encoding = 'utf-8' as 'utf-8' | 'hex', method = 'personal_sign', as = app, id = wallet.id } = {},
) => server.ask(endpoints.rpc, { method, params: { message, encoding } }, { app: as, params: { id } })

test('signs texts and bytes, and each signature recovers to the wallet', async () => {
  await delegate(server, person, wallet)
  const text = (await sign('Grüße, 世界')).data.signature as `0x${string}`
  expect(await recoverMessageAddress({ message: 'Grüße, 世界', signature: text })).toBe(wallet.address)
  for (const hex of ['00ff10', '0x00ff10']) {
    const signature = (await sign(hex, { encoding: 'hex' })).data.signature as `0x${string}`
    expect(await recoverMessageAddress({ message: { raw: '0x00ff10' }, signature })).toBe(wallet.address)
  }
  await expect(sign('0xzz', { encoding: 'hex' })).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
})

test('every signature leaves a line that names it without holding the text', async () => {
  await delegate(server, person, wallet)
  await sign('a text for nobody else')
  const [, line] = await server.store.audit.ofUser(person.user.id)
  expect(line).toMatchObject({
    actor: 'app',
    event: 'delegation.signed',
    dataHash: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(JSON.stringify(line)).not.toContain('nobody else')
})

test('what the person did not allow by name is not signed', async () => {
  await delegate(server, person, wallet)
  const denied = { status: 403, code: 'delegation_scope_denied' }
  for (const method of ['eth_sendTransaction', 'secp256k1_sign', 'eth_signTypedData_v4', 'export', '__proto__', ''])
    await expect(sign('hello', { method })).rejects.toMatchObject(denied)
})

test('a sign-in text is not signed, in whatever encoding it comes', async () => {
  await delegate(server, person, wallet)
  const text = createSiweMessage({
    address: wallet.address as `0x${string}`,
    chainId: 1,
    domain: 'bank.example',
    nonce: 'abcdefgh12345678',
    uri: 'https://bank.example',
    version: '1',
  })
  const denied = { status: 403, code: 'delegation_scope_denied' }
  await expect(sign(text)).rejects.toMatchObject(denied)
  await expect(sign(Buffer.from(text).toString('hex'), { encoding: 'hex' })).rejects.toMatchObject(denied)
  const solana =
    'bank.example wants you to sign in with your Solana account:\nHAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk'
  await expect(sign(solana)).rejects.toMatchObject(denied)
})

test('never signs at or after the end, and a new consent starts anew', async () => {
  await delegate(server, person, wallet, { ttl: 60 })
  const expired = { status: 403, code: 'delegation_expired' }
  server.clock.now += 59_000
  await sign('just in time')
  server.clock.now += 1_000
  await expect(sign('too late')).rejects.toMatchObject(expired)
  const { user } = await server.ask(endpoints.refreshUser, undefined, { token: person.token })
  expect(user.wallet).toMatchObject({ delegated: false })
  const { grants } = await server.ask(endpoints.getGrants, undefined, { token: person.token })
  expect(grants).toMatchObject([{ status: 'expired', endedBy: 'expiry', signCount: 1 }])
  await delegate(server, person, wallet)
  await sign('allowed again')
})

const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const transaction = {
  to,
  value: 1_000,
  chain_id: 1,
  nonce: 0,
  gas_limit: 21_000,
  max_fee_per_gas: 10,
  max_priority_fee_per_gas: 1,
}
const call = (method: string, params: object, headers: Record<string, string> = {}) =>
  server.ask(endpoints.rpc, { method, params }, { app, params: { id: wallet.id }, headers })

test('signs transactions as far as the person allowed, and no further', async () => {
  const scope = {
    actions: ['eth_signTransaction' as const],
    chainIds: [1],
    to: [to],
    maxValuePerTx: '211000',
    budget: { amount: '422000', windowSec: 3_600 },
  }
  await delegate(server, person, wallet, { scope })
  const { data } = await call('eth_signTransaction', { transaction })
  const serializedTransaction = data.signed_transaction as TransactionSerialized
  expect(await recoverTransactionAddress({ serializedTransaction })).toBe(wallet.address)
  const denied = { status: 403, code: 'delegation_scope_denied' }
  for (const change of [{ to: wallet.address }, { chain_id: 10 }, { value: 1_001 }, { data: '0xa9059cbb' }])
    await expect(call('eth_signTransaction', { transaction: { ...transaction, ...change } })).rejects.toMatchObject(
      denied,
    )
  await call('eth_signTransaction', { transaction: { ...transaction, nonce: 1 } })
  const third = () => call('eth_signTransaction', { transaction: { ...transaction, nonce: 2 } })
  await expect(third()).rejects.toMatchObject({ status: 403, code: 'delegation_budget_exceeded' })
})

test('one key, one signature and one line, however often it is asked; another request under it is refused', async () => {
  await delegate(server, person, wallet)
  const headers = { 'privy-idempotency-key': 'letter-1' }
  const ask = (message: string) => call('personal_sign', { message, encoding: 'utf-8' }, headers)
  const answers = await Promise.all([ask('hello'), ask('hello'), ask('hello')])
  expect(new Set(answers.map(({ data }) => data.signature)).size).toBe(1)
  const lines = await server.store.audit.ofUser(person.user.id)
  expect(lines.filter(({ event }) => event === 'delegation.signed')).toHaveLength(1)
  await expect(ask('goodbye')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  await server.ask(endpoints.revokeWallets, {}, { token: person.token })
  await expect(ask('hello')).rejects.toMatchObject({ status: 403, code: 'delegation_revoked' })
})

test('only the app’s own server may ask (fault 66)', async () => {
  await delegate(server, person, wallet)
  const refused = { status: 401, code: 'app_credentials_invalid' }
  for (const as of [`${appId}:`, `${appId}:wrong`, `other:${app.split(':')[1]}`, `${app}x`, app.slice(0, -1)])
    await expect(sign('hello', { as })).rejects.toMatchObject(refused)
  const body = { method: 'personal_sign', params: { message: 'hello', encoding: 'utf-8' as const } }
  const asPerson = server.ask(endpoints.rpc, body, { token: person.token, params: { id: wallet.id } })
  await expect(asPerson).rejects.toMatchObject(refused)
})

test('says which is missing: the wallet, or the permission', async () => {
  await expect(sign('hello')).rejects.toMatchObject({ status: 404, code: 'delegation_not_found' })
  await expect(sign('hello', { id: 'nobody' })).rejects.toMatchObject({ status: 404, code: 'wallet_not_found' })
  await expect(sign('hello', { id: '%00' })).rejects.toMatchObject({ status: 404, code: 'not_found' })
})

test('a kept key that was moved to another wallet’s row does not open (fault 50)', async () => {
  const other = await testWallet(server, person, { walletIndex: 1 })
  await delegate(server, person, wallet)
  await delegate(server, person, other)
  const rows = await server.store.delegations.ofUser(person.user.id)
  const swapped = new Map(rows.map((row, index) => [row.id, rows[1 - index]!.sealedKey]))
  const { delegations } = server.store
  const use: typeof delegations.use = (id, now, make) =>
    delegations.use(id, now, (row) => make({ ...row, sealedKey: swapped.get(row.id)! }))
  const store = { ...server.store, delegations: { ...delegations, use } }
  const tampered = await testServer({ store, now: () => server.clock.now })
  const body = { method: 'personal_sign', params: { message: 'hello', encoding: 'utf-8' as const } }
  const answer = tampered.ask(endpoints.rpc, body, { app, params: { id: wallet.id } })
  await expect(answer).rejects.toMatchObject({ status: 503, code: 'kek_unavailable' })
})
