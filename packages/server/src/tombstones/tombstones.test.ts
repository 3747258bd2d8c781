import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RevocationReceipt } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/endpoints'
import { afterAll, expect, test } from 'vitest'
import { delegate, initDelegation, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'
import { endServerAccess } from './endServerAccess.ts'
import { fileTombstones } from './log/fileTombstones.ts'

const room = mkdtempSync(join(tmpdir(), 'latchkey-'))
afterAll(() => rmSync(room, { recursive: true }))
const newPath = () => join(room, crypto.randomUUID())

const sign = (server: Pick<TestServer, 'ask'>, { id }: { id: string }) =>
  server.ask(
    endpoints.rpc,
    { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } },
    { app, params: { id } },
  )

const missing = { status: 503, code: 'delegation_tombstones_missing' }
const ended = { status: 403, code: 'delegation_revoked' }

/** Somebody whose wallets the server may sign for, and a log that can be out of order. */
async function delegated({ path = newPath(), wallets: count = 1 } = {}) {
  const file = fileTombstones({ path })
  const disk = { isFull: false }
  const append: typeof file.append = async (...what) => {
    if (disk.isFull) throw new Error('ENOSPC')
    await file.append(...what)
  }
  const server = await testServer({ tombstones: { ...file, append } })
  const person = await testPerson(server)
  const wallets = []
  for (let walletIndex = 0; walletIndex < count; walletIndex++) {
    const wallet = await testWallet(server, person, { walletIndex })
    await delegate(server, person, wallet)
    wallets.push(wallet)
  }
  const kept = async () =>
    (await file.read()).lines.map(({ userId, epoch, delegations, deleted }) => ({
      mine: userId === person.user.id,
      epoch,
      count: delegations.length,
      deleted,
    }))
  return { path, file, disk, server, person, wallets: wallets as [(typeof wallets)[0], ...typeof wallets], kept }
}

test('ending access to all wallets, to some, and deleting somebody are in the log once they are acknowledged', async () => {
  const { server, person, wallets, kept } = await delegated({ wallets: 3 })
  const { token, user } = person
  await server.ask(endpoints.revokeWallets, { wallets: [wallets[0].address] }, { token })
  expect(await kept()).toEqual([{ mine: true, epoch: 0, count: 1, deleted: false }])
  await server.ask(endpoints.revokeWallets, {}, { token })
  await server.ask(endpoints.revokeWallets, {}, { token })
  await server.ask(endpoints.deleteUser, undefined, { app, params: { id: user.id } })
  expect((await kept()).slice(1)).toEqual([
    { mine: true, epoch: 1, count: 2, deleted: false },
    { mine: true, epoch: 0, count: 0, deleted: true },
  ])
})

test('what the log could not take is not acknowledged, has ended all the same, and is in the log once asked again (fault 46)', async () => {
  const { server, person, wallets, kept, disk } = await delegated({ wallets: 2 })
  const { token, user } = person
  const refusal = { status: 503, code: 'store_unavailable' }
  const attempts: [{ wallets?: string[] }, number, number][] = [
    [{ wallets: [wallets[0].address] }, 1, 0],
    [{}, 2, 1],
  ]
  for (const [named, count, at] of attempts) {
    server.clock.now += 1_000
    disk.isFull = true
    await expect(server.ask(endpoints.revokeWallets, named, { token })).rejects.toMatchObject(refusal)
    await expect(sign(server, wallets[0])).rejects.toMatchObject(ended)
    disk.isFull = false
    const again = await server.ask(endpoints.revokeWallets, named, { token })
    expect(again).toMatchObject({ revoked: 0 })
    const { revoked } = JSON.parse(again.receipt!.text) as RevocationReceipt
    const rows = await server.store.delegations.ofUser(user.id)
    expect(revoked).toEqual(rows.flatMap(({ id, walletId }) => (walletId === wallets[at]?.id ? id : [])))
    const { activity } = await server.ask(endpoints.getActivity, undefined, { token })
    expect(activity[0]).toMatchObject({ event: 'delegation.revoked', checkpoint: { kid: expect.any(String) } })
    expect((await kept()).reduce((sum, line) => sum + line.count, 0)).toBe(count)
  }
  disk.isFull = true
  const forget = () => server.ask(endpoints.deleteUser, undefined, { app, params: { id: user.id } })
  await expect(forget()).rejects.toMatchObject(refusal)
  disk.isFull = false
  await expect(forget()).rejects.toMatchObject({ status: 404 })
  expect((await kept()).at(-1)).toMatchObject({ mine: true, deleted: true })
})

test('a log that begins late, or lagged behind, learns what the database knows', async () => {
  const { path, server, person, kept, disk } = await delegated({ wallets: 2 })
  disk.isFull = true
  await expect(server.ask(endpoints.revokeWallets, {}, { token: person.token })).rejects.toMatchObject({ status: 503 })
  const restarted = await testServer({ store: server.store, tombstones: fileTombstones({ path }) })
  expect((await restarted.send('GET', '/readyz')).status).toBe(200)
  expect(await kept()).toEqual([{ mine: true, epoch: 1, count: 2, deleted: false }])

  const withoutLog = await testServer()
  const other = await testPerson(withoutLog)
  const wallet = await testWallet(withoutLog, other)
  await delegate(withoutLog, other, wallet)
  await withoutLog.ask(endpoints.revokeWallets, { wallets: [wallet.address] }, { token: other.token })
  const late = fileTombstones({ path: newPath() })
  const withLog = await testServer({ store: withoutLog.store, tombstones: late })
  expect((await withLog.send('GET', '/readyz')).status).toBe(200)
  expect((await late.read()).lines).toMatchObject([
    { userId: other.user.id, epoch: 0, delegations: [expect.any(String)] },
  ])
})

test.each<[string, (path: string) => string | undefined]>([
  ['is not configured', () => undefined],
  ['is another one', () => newPath()],
  [
    'was changed',
    (path) => {
      writeFileSync(path, readFileSync(path, 'utf8').replace('"epoch":1', '"epoch":0'))
      return path
    },
  ],
  [
    'lost its end',
    (path) => {
      writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]!}\n`)
      return path
    },
  ],
])(
  'where the log %s, nothing is signed and no access granted; all else works, ending access too',
  async (how, lose) => {
    const { path, server, person, wallets } = await delegated({ wallets: 2 })
    const other = await testPerson(server)
    await delegate(server, other, await testWallet(server, other))
    await server.ask(endpoints.revokeWallets, {}, { token: other.token })
    expect(
      (await (await testServer({ store: server.store, tombstones: fileTombstones({ path }) })).send('GET', '/readyz'))
        .status,
    ).toBe(200)

    const left = lose(path)
    const halted = await testServer({
      store: server.store,
      ...(left && { tombstones: fileTombstones({ path: left }) }),
    })
    expect((await halted.send('GET', '/readyz')).status).toBe(200)
    await expect(sign(halted, wallets[0])).rejects.toMatchObject(missing)
    expect(halted.log).toContainEqual({ event: 'tombstones.missing', level: 'error', reason: expect.any(String) })
    const third = await testWallet(halted, person, { walletIndex: 2 })
    await expect(delegate(halted, person, third)).rejects.toMatchObject(missing)
    // A log that is damaged takes no more, so nothing more is acknowledged.
    if (how === 'was changed') return
    expect(await halted.ask(endpoints.revokeWallets, {}, { token: person.token })).toMatchObject({ revoked: 2 })
    await expect(sign(halted, wallets[0])).rejects.toMatchObject(missing)
  },
)

test('once all access was ended, a new log is the database’s own: old access stays off, new consent counts', async () => {
  const { server, person, wallets } = await delegated({ wallets: 2 })
  const pending = await initDelegation(server, person, await testWallet(server, person, { walletIndex: 2 }))
  const tombstones = fileTombstones({ path: newPath() })
  const halted = await testServer({ store: server.store, tombstones })
  await expect(sign(halted, wallets[0])).rejects.toMatchObject(missing)
  expect(await endServerAccess({ store: server.store, tombstones, now: () => server.clock.now })).toEqual({ ended: 2 })
  expect(await endServerAccess({ store: server.store, tombstones, now: () => server.clock.now })).toEqual({ ended: 0 })
  await expect(sign(halted, wallets[0])).rejects.toMatchObject(ended)
  expect(await server.store.tickets.take('delegation', pending.actionId, server.clock.now)).toBeNull()
  await delegate(halted, person, wallets[0])
  await sign(halted, wallets[0])
  expect((await tombstones.read()).lines.map(({ delegations }) => delegations.length)).toEqual([2])
})

test('a log that has torn at its end goes on (fault 46)', async () => {
  const { path, server, person, wallets, kept } = await delegated()
  appendFileSync(path, '{"seq":1,"user')
  await server.ask(endpoints.revokeWallets, {}, { token: person.token })
  await expect(sign(server, wallets[0])).rejects.toMatchObject(ended)
  expect(await kept()).toHaveLength(1)
})
