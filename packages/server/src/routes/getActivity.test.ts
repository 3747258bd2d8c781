import type { Activity } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { checkpointText, findHistoryBreak, verifyRevocationReceipt, verifySignature } from '@latchkey/core/proof'
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

const sign = (message: string) =>
  server.ask(
    endpoints.rpc,
    { method: 'personal_sign', params: { message, encoding: 'utf-8' } },
    { app, params: { id: wallet.id } },
  )
const revoke = () => server.ask(endpoints.revokeWallets, {}, { token: person.token })
const activity = () => server.ask(endpoints.getActivity, undefined, { token: person.token })
const identityKeys = async () => (await server.ask(endpoints.getIdentityKeys)).keys

test('tells what the app’s server did, newest first, and nothing of what it signed', async () => {
  await delegate(server, person, wallet)
  await sign('a text for nobody else')
  await revoke()
  const { activity: lines, nextCursor } = await activity()
  expect(nextCursor).toBeNull()
  expect(lines).toMatchObject([
    { seq: 3, actor: 'user', event: 'delegation.revoked', subject: '*', address: null, action: null },
    { seq: 2, actor: 'app', event: 'delegation.signed', address: wallet.address, action: 'personal_sign' },
    { seq: 1, actor: 'user', event: 'delegation.created', address: wallet.address },
  ])
  expect(lines[1]!.digest).toMatch(/^[\w-]{43}$/)
  expect(lines[1]!.ts.getTime()).toBe(server.clock.now)
  expect(JSON.stringify(lines)).not.toContain('nobody else')
})

test('comes in pages that join to one whole chain, in which an edit shows', async () => {
  await delegate(server, person, wallet)
  for (const text of ['one', 'two', 'three']) await sign(text)
  const lines: Activity[] = []
  const headers = { authorization: `Bearer ${person.token}` }
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = await server.send('GET', `/v1/activity?limit=2${cursor && `&cursor=${cursor}`}`, { headers })
    const page = endpoints.getActivity.response.decode(answer.body)
    lines.unshift(...page.activity.toReversed())
    cursor = page.nextCursor
  }
  expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(await findHistoryBreak(person.user.id, lines, null)).toBeNull()
  expect(await findHistoryBreak(person.user.id, lines.slice(2), lines[1]!)).toBeNull()
  expect(await findHistoryBreak(person.user.id, lines.slice(2), lines[0]!)).toEqual(lines[2])
  expect(await findHistoryBreak('somebody else', lines, null)).toEqual(lines[0])
  for (const change of [{ ts: new Date(0) }, { detail: { wallet: 'another' } }, { prev: 'x' }, { actor: 'user' }]) {
    const edited = lines.with(1, { ...lines[1]!, ...change } as Activity)
    expect(await findHistoryBreak(person.user.id, edited, null)).toEqual(edited[1])
  }
  await expect(server.send('GET', '/v1/activity?cursor=0x1', { headers })).resolves.toMatchObject({ status: 400 })
})

test('is nobody else’s', async () => {
  await delegate(server, person, wallet)
  const { token } = await testPerson(server)
  expect(await server.ask(endpoints.getActivity, undefined, { token })).toEqual({ activity: [], nextCursor: null })
  await expect(server.ask(endpoints.getActivity)).rejects.toMatchObject({ status: 401 })
})

test('a revocation, and every fiftieth line, carries the server’s signature', async () => {
  await delegate(server, person, wallet)
  for (let count = 2; count <= 50; count++) await sign(String(count))
  await revoke()
  const signed = (await activity()).activity.filter(({ checkpoint }) => checkpoint)
  expect(signed.map(({ seq }) => seq)).toEqual([51, 50])
  for (const { seq, hash, checkpoint } of signed) {
    const text = checkpointText({ appId, userId: person.user.id, seq, hash, ts: checkpoint!.ts })
    expect(await verifySignature({ text, ...checkpoint! }, await identityKeys())).toBe(true)
    expect(await verifySignature({ text: `${text} `, ...checkpoint! }, await identityKeys())).toBe(false)
  }
})

test('a revocation is answered with a receipt that holds without the server', async () => {
  const { delegationId } = await delegate(server, person, wallet)
  const { receipt } = await revoke()
  const keys = await identityKeys()
  const { hash } = (await activity()).activity[0]!
  expect(await verifyRevocationReceipt(receipt!, keys)).toEqual({
    v: 1,
    type: 'revocation',
    appId,
    userId: person.user.id,
    epoch: 1,
    revoked: [delegationId],
    audit: { seq: 2, hash },
    time: server.clock.now,
  })
  const again = await verifyRevocationReceipt((await revoke()).receipt!, keys)
  expect(again).toMatchObject({ epoch: 1, revoked: [delegationId], audit: { seq: 2, hash } })

  const invalid = { code: 'receipt_invalid' }
  const changed = { ...receipt!, text: receipt!.text.replace('"epoch":1', '"epoch":2') }
  const others = await (await testServer()).ask(endpoints.getIdentityKeys)
  await expect(verifyRevocationReceipt(changed, keys)).rejects.toMatchObject(invalid)
  await expect(verifyRevocationReceipt(receipt!, others.keys)).rejects.toMatchObject(invalid)
  await expect(verifyRevocationReceipt({ ...receipt!, signature: '!' }, keys)).rejects.toMatchObject(invalid)
  const { checkpoint, ...head } = (await activity()).activity[0]!
  const text = checkpointText({ appId, userId: person.user.id, ...head, ts: checkpoint!.ts })
  await expect(verifyRevocationReceipt({ text, ...checkpoint! }, keys)).rejects.toMatchObject(invalid)
})

test('a session tells where the history stands', async () => {
  const refresh = () => server.ask(endpoints.refreshSession, { refreshToken: person.refreshToken })
  const { auditHead, refreshToken } = await refresh()
  expect(auditHead).toBeNull()
  await delegate(server, person, wallet)
  person = { ...person, refreshToken }
  expect(await refresh()).toMatchObject({ auditHead: { seq: 1, hash: (await activity()).activity[0]!.hash } })
})
