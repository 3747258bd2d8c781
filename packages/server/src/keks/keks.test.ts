import { randomBytes } from 'node:crypto'
import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { kekFromBytes, type Kek } from '../kek.ts'
import { consent, delegate, initDelegation, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, appHeaders, appId, testServer, type TestServer } from '../testServer.test.kit.ts'
import { byMail } from '../testSignIn.test.kit.ts'
import type { WrapRows } from '../store/WrapStore.ts'
import { kekRing } from './kekRing.ts'
import { rotateKek } from './rotateKek.ts'

const newKek = (id: string) => kekFromBytes(id, randomBytes(32))
const tables: (keyof WrapRows)[] = ['delegations', 'pregenerated', 'wallets', 'keys', 'tickets', 'totp']

const sign = async (server: Pick<TestServer, 'ask'>, id: string) =>
  (
    await server.ask(
      endpoints.rpc,
      { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } },
      { app, params: { id } },
    )
  ).data.signature

/** A server with a key under its KEK wherever one can lie. */
async function everywhere(kek: Kek) {
  const server = await testServer({ kek })
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  await delegate(server, person, wallet)
  const other = await testWallet(server, person, { walletIndex: 1 })
  const offer = await initDelegation(server, person, other)
  const own = await server.ask(endpoints.createAppWallet, { chainType: 'solana' }, { app })
  await server.ask(endpoints.initEnrollTotp, {}, await byMail(server, 'ada@example.com'))
  const linked_accounts = [{ type: 'email', address: 'ahead@example.com' }]
  const ahead = { headers: appHeaders, body: JSON.stringify({ linked_accounts, create_ethereum_wallet: true }) }
  expect((await server.send('POST', '/v1/users', ahead)).status).toBe(200)
  const { store } = server
  const left = async (id: string) => {
    const counts = await Promise.all(tables.map((table) => store.wraps.list(table, { notUnder: [id], limit: 99 })))
    return counts.map(({ length }) => length)
  }
  return { server, store, person, wallet, other, offer, own, left }
}

test('a rotation takes along everything that lies under a KEK: signatures stay the same, and the old one is needed no more (keys D13)', async () => {
  const [old, next] = [await newKek('2025'), await newKek('2026')]
  const { server, store, person, wallet, other, offer, own, left } = await everywhere(old)
  const before = await sign(server, wallet.id)
  expect((await left('2026')).every((count) => count > 0)).toBe(true)

  expect(await rotateKek({ store, kek: [next, old], appId, batch: 1 })).toEqual({
    rewrapped: expect.any(Number),
    left: 0,
  })
  expect(await left('2026')).toEqual([0, 0, 0, 0, 0, 0])
  expect(await rotateKek({ store, kek: [next, old], appId })).toEqual({ rewrapped: 0, left: 0 })

  const restarted = await testServer({ store, kek: next })
  expect((await restarted.send('GET', '/readyz')).status).toBe(200)
  expect(await sign(restarted, wallet.id)).toBe(before)
  await restarted.ask(
    endpoints.rpc,
    { method: 'signMessage', params: { message: 'aGk=', encoding: 'base64' } },
    { app, params: { id: own.id } },
  )
  // An offer that was pending, and a session that was open.
  const answer = await consent(person, other, offer)
  await restarted.ask(endpoints.delegateWallet, answer, { token: person.token })
  await restarted.ask(endpoints.refreshSession, { refreshToken: person.refreshToken! })
})

test('servers sign all the while, under either KEK first, and whoever is cut short goes on later (fault 51)', async () => {
  const [old, next] = [await newKek('old'), await newKek('next')]
  const { server, store, wallet, left } = await everywhere(old)
  const signature = await sign(server, wallet.id)
  const [behind, ahead] = [await testServer({ store, kek: [old, next] }), await testServer({ store, kek: [next, old] })]

  let writes = 3
  const cutShort: typeof store.wraps.replace = async (...row) => {
    if (writes-- === 0) throw new Error('killed')
    return store.wraps.replace(...row)
  }
  const dying = { ...store, wraps: { ...store.wraps, replace: cutShort } }
  await expect(rotateKek({ store: dying, kek: [next, old], appId })).rejects.toThrow('killed')
  const half = (await left('next')).reduce((sum, count) => sum + count, 0)
  expect(half).toBeGreaterThan(0)
  for (const each of [behind, ahead]) expect(await sign(each, wallet.id)).toBe(signature)

  const runs = await Promise.all([1, 2].map(() => rotateKek({ store, kek: [next, old], appId })))
  expect(runs.map((run) => run.left)).toEqual([0, 0])
  expect(runs.reduce((sum, run) => sum + run.rewrapped, 0)).toBe(half)
  for (const each of [behind, ahead]) expect(await sign(each, wallet.id)).toBe(signature)
})

test('what lies under a KEK that is not there is counted as left, and nothing of it is touched', async () => {
  const [lost, next] = [await newKek('lost'), await newKek('next')]
  const { store, left } = await everywhere(lost)
  const before = await left('next')
  const { rewrapped, left: remaining } = await rotateKek({ store, kek: next, appId, batch: 2 })
  expect({ rewrapped, remaining }).toEqual({ rewrapped: 0, remaining: before.reduce((sum, count) => sum + count, 0) })
  expect(await left('next')).toEqual(before)
})

test('what was closed before KEKs were named in front opens, and a rotation names it', async () => {
  const kek = await newKek('one')
  const aad = new Uint8Array([1])
  const unnamed = await kek.wrap(new Uint8Array([7]), aad)
  expect(unnamed).not.toContain(':')
  const ring = kekRing([await newKek('two'), kek])
  expect(await ring.unwrap(unnamed, aad)).toEqual(new Uint8Array([7]))
  expect(await ring.wrap(new Uint8Array([7]), aad)).toMatch(/^two:/)
  await expect(ring.unwrap(unnamed, new Uint8Array([2]))).rejects.toMatchObject({ code: 'kek_unavailable' })
})

test('a server with another key of the same name, or without a KEK that is in use, is not ready and says which (fault 51)', async () => {
  const kek = await newKek('2025')
  const { server, store } = await everywhere(kek)
  expect((await server.send('GET', '/readyz')).status).toBe(200)
  const other = await testServer({ store, kek: await newKek('2025') })
  expect(await other.send('GET', '/readyz')).toMatchObject({
    status: 503,
    body: { code: 'kek_unavailable', error: expect.stringMatching(/“2025”.*LATCHKEY_KEK/s) },
  })

  const next = await newKek('2026')
  await rotateKek({ store: { ...store, wraps: { ...store.wraps, list: onlyKeys(store) } }, kek: [next, kek], appId })
  const lacking = await testServer({ store, kek: next })
  expect(await lacking.send('GET', '/readyz')).toMatchObject({
    status: 503,
    body: { code: 'kek_unavailable', error: expect.stringMatching(/“2025”.*LATCHKEY_KEK/s) },
  })
  expect((await (await testServer({ store, kek: [next, kek] })).send('GET', '/readyz')).status).toBe(200)
})

/** As if a rotation had come no further than the server's own keys. */
const onlyKeys =
  ({ wraps }: TestServer['store']): TestServer['store']['wraps']['list'] =>
  async (table, page) =>
    table === 'keys' ? wraps.list(table, page) : []

test.each([
  ['none', []],
  ['two of one name', ['a', 'a']],
  ['one that cannot be told from what it closed', ['a:b']],
])('KEKs must have names: %s is refused', async (_what, ids) => {
  const keks = await Promise.all(ids.map(newKek))
  await expect(async () => testServer({ kek: keks })).rejects.toMatchObject({ code: 'config_invalid' })
})

test('a kept key opens in its own row alone: swapped between delegations, wallets or people, none opens (fault 50, keys D12)', async () => {
  const kek = await newKek('k')
  const { server, store, person, wallet, other, own } = await everywhere(kek)
  await delegate(server, person, other)
  const stranger = await testPerson(server)
  const theirs = await testWallet(server, stranger)
  await delegate(server, stranger, theirs)
  const own2 = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  const sealed = async (id: string) =>
    (await store.delegations.ofWallet(id))?.sealedKey ?? (await store.wallets.get(id))!.sealedKey
  const ids = [wallet.id, other.id, theirs.id, own.id, own2.id]
  const sealedKeys = await Promise.all(ids.map(sealed))

  for (const [to, id] of ids.entries())
    for (const [from, sealedKey] of sealedKeys.entries()) {
      const swapped = await testServer({
        store: {
          ...store,
          delegations: {
            ...store.delegations,
            use: (delegation, now, work, once) =>
              store.delegations.use(delegation, now, (row) => work({ ...row, sealedKey }), once),
          },
          wallets: {
            ...store.wallets,
            get: async (walletId) => {
              const row = await store.wallets.get(walletId)
              return row && { ...row, sealedKey }
            },
          },
        },
        kek,
      })
      const signing = id === own.id ? signSolana(swapped, id) : sign(swapped, id)
      if (from === to) await signing
      else await expect(signing).rejects.toMatchObject({ code: 'kek_unavailable' })
    }
})

const signSolana = (server: Pick<TestServer, 'ask'>, id: string) =>
  server.ask(
    endpoints.rpc,
    { method: 'signMessage', params: { message: 'aGk=', encoding: 'base64' } },
    { app, params: { id } },
  )
