import { PGlite } from '@electric-sql/pglite'
import * as endpoints from '@latchkey/core/endpoints'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, expect, test } from 'vitest'
import { delegate, testPerson, testWallet } from '../../testPerson.test.kit.ts'
import { app, testServer } from '../../testServer.test.kit.ts'
import { findAccessFaults } from '../accessFaults.test.kit.ts'
import { sqlStore } from './sqlStore.ts'

// A server that is killed says nothing more to its database, which undoes what was under way. Here that happens before each statement in turn.
const client = await PGlite.create()
afterAll(() => client.close())

/** Statements that get through before the line is cut. */
let left = Infinity
const logQuery = () => {
  if (left-- <= 0) throw new Error('the line is cut')
}
const store = await sqlStore(drizzle({ client }))
const cut = await testServer({ store: await sqlStore(drizzle({ client, logger: { logQuery } })) })
const next = await testServer({ store })
const person = await testPerson(next)
const wallets = [await testWallet(next, person), await testWallet(next, person, { walletIndex: 1 })]
const { token, user } = person

const sign = (server: typeof cut, id: string) => {
  const params = { message: crypto.randomUUID(), encoding: 'utf-8' as const }
  return server.ask(endpoints.rpc, { method: 'personal_sign', params }, { app, params: { id } })
}
const revoke = (server: typeof cut) => server.ask(endpoints.revokeWallets, {}, { token })
const turnOn = async () => {
  for (const wallet of wallets) await delegate(next, person, wallet)
}

/** Does something again and again, cut off before its first statement, its second …, until it gets through; looks at what is left each time. */
async function cutEverywhere({ prepare, act }: { prepare: () => Promise<unknown>; act: () => Promise<unknown> }) {
  const seen = new Set<string>()
  for (let statements = 0; ; statements++) {
    await prepare()
    left = statements
    const isThrough = await act().then(
      () => left >= 0,
      () => false,
    )
    left = Infinity
    const on = await look()
    seen.add(on.join())
    if (isThrough) return { statements, on, seen: [...seen].toSorted() }
  }
}

/** Which wallets have server access, once it is certain that the database and the next server agree about each. */
async function look(): Promise<boolean[]> {
  const [rows, lines] = [await store.delegations.ofUser(user.id), await store.audit.ofUser(user.id)]
  const { epoch } = (await store.users.get(user.id, next.clock.now))!.user
  expect(findAccessFaults({ epoch, rows, lines })).toEqual([])
  const on = wallets.map(({ id }) => rows.some((row) => row.walletId === id && row.status === 'active'))
  const { user: seen } = await next.ask(endpoints.refreshUser, undefined, { token })
  for (const [index, { id, address }] of wallets.entries()) {
    const account = seen.linkedAccounts.find((each) => each.type === 'wallet' && each.address === address)
    expect(account).toMatchObject({ delegated: on[index] })
    const signed = sign(next, id).then(
      () => true,
      () => false,
    )
    expect(await signed).toBe(on[index])
  }
  return on
}

test('cut off before any statement of it, granting is done or was never begun (faults 32, 41)', async () => {
  const { statements, on } = await cutEverywhere({
    prepare: () => revoke(next),
    act: () => delegate(cut, person, wallets[0]!),
  })
  expect(on).toEqual([true, false])
  expect(statements).toBeGreaterThan(5)
}, 60_000)

test('cut off before any statement of it, revoking ends both wallets or neither (faults 32, 41)', async () => {
  const { statements, on, seen } = await cutEverywhere({
    prepare: async () => {
      await revoke(next)
      await turnOn()
    },
    act: () => revoke(cut),
  })
  expect(on).toEqual([false, false])
  expect(seen).toEqual(['false,false', 'true,true'])
  expect(statements).toBeGreaterThan(5)
}, 60_000)

test('cut off before any statement of it, a signature is counted and told of, or was never made (fault 41)', async () => {
  const { on } = await cutEverywhere({
    prepare: async () => {
      await revoke(next)
      await turnOn()
    },
    act: () => sign(cut, wallets[0]!.id),
  })
  expect(on).toEqual([true, true])
}, 60_000)
