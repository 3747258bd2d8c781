import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  appWallet,
  auditEntry,
  credentialRow,
  delegationRow,
  email,
  embeddedWallet,
  familyRow,
  fresh,
  minute,
  now,
  passkey,
  pregeneratedRow,
  receiptRow,
  ticketRow,
  userRow,
  vaultRow,
} from '../cases/rows.ts'
import type { Store } from '../Store.ts'
import { crowd } from './crowd.test.kit.ts'
import { sqlStore } from './sqlStore.ts'

let client: PGlite
let store: Store
const asked: { query: string; params: unknown[] }[] = []

beforeAll(async () => {
  client = await PGlite.create()
  const logQuery = (query: string, params: unknown[]) => void asked.push({ query, params })
  store = await sqlStore(drizzle({ client, logger: { logQuery } }))
  await client.exec([...crowd(1, 2000), 'analyze'].join(';'))
  asked.length = 0
})
afterAll(() => client.close())

test('answers every request of a crowded app by an index', async () => {
  await useAll(store)
  const scans: string[] = []
  let explained = 0
  for (const { query, params } of asked.splice(0)) {
    explained += 1
    if (!/^\s*(select|insert|update|delete)/i.test(query)) continue
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${query}`, params)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    if (/Seq Scan on (?!keys|migrations)/.test(plan)) scans.push(`${query}\n${plan}`)
  }
  expect(explained).toBeGreaterThan(100)
  expect(scans).toEqual([])
})

test('has an index for every reference, so that deleting somebody reads nobody else', async () => {
  const { rows } = await client.query(`
    select conrelid::regclass::text as "table", conname as reference from pg_constraint
    where contype = 'f' and connamespace = 'latchkey'::regnamespace and not exists (
      select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`)
  expect(rows).toEqual([])
})

/** Every call that a request can bring about. */
async function useAll({ users, credentials, tickets, counters, families, vaults, delegations, ...store }: Store) {
  const user = userRow()
  const credential = credentialRow(user.id)
  const [address, other, wallet] = [email(), email(), embeddedWallet()]
  const pregenerated = pregeneratedRow(user.id)
  const receipt = receiptRow(user.id)
  await users.create(user, [address, wallet, passkey(credential)], { credential, pregenerated, receipt })
  await users.create(userRow(), [address])
  await users.create(userRow(), [], { receipt })
  await users.get(user.id, now)
  await users.list({ limit: 100 }, now)
  await users.list({ limit: 100, after: '1000' }, now)
  for (const term of ['ann1234', 'a', '']) await users.search({ term }, { limit: 100 }, now)
  await users.search({ accounts: [address, other, { type: 'email', key: 'ann7' }] }, { limit: 100 }, now)
  await users.findByAccount('email', 'ann7')
  await users.findByUsername('twitter_oauth', 'handle7')
  await users.findByWalletId('wallet7')
  await users.link(user.id, other)
  await users.link(user.id, other)
  await users.setAccountData(user.id, other, { name: 'Ann' })
  await users.relink(user.id, other, email())
  await users.unlink(user.id, address)
  await users.setCustomMetadata(user.id, {})
  await users.acceptTerms(user.id)
  await users.verified(user.id, 'email', 'ann7', now)
  await credentials.get(credential.id)
  await credentials.ofUser(user.id)
  await credentials.used(credential.id, 1)
  await tickets.put(ticketRow({ id: 'once' }))
  await tickets.take('passkey-login', 'once', now)
  await tickets.count('siwe', 'user7', now)
  await counters.hit('counter7', minute, now)
  await counters.hit(fresh('counter'), minute, now)
  const family = familyRow(user.id)
  await families.create(family)
  await families.get(family.id)
  await families.advance(family.id, 0, { rotatedAt: now, expiresAt: now })
  await families.revoke(family.id, now)
  await families.revokeOfUser('user7', now)
  await families.revokeOfUser('user7', now, { only: family.id, except: family.id })
  await families.ofUser('user7', now)
  await families.sessionLives('session7', now)
  await families.ofSession('session7')
  await families.sawPasskey('session7')
  await store.pregenerated.get(user.id)
  await store.pregenerated.add(pregenerated, [embeddedWallet({ wallet_index: 1 })])
  await store.pregenerated.destroy(user.id)
  await vaults.put(vaultRow(user.id, 1))
  await vaults.put(vaultRow(user.id, 2))
  await vaults.get(user.id)
  await vaults.trustedSince(user.id)
  await store.wallets.create(appWallet(), receiptRow(null))
  await store.wallets.get('wallet7')
  await store.wallets.list({ limit: 100, after: '1000' })
  await store.wallets.list({ limit: 100, after: '1000', chainType: 'ethereum' })
  await store.receipts.get('receipt7', now)
  await store.allowlist.add({ id: 'new', type: 'email', value: 'new', createdAt: now, acceptedAt: null })
  await store.allowlist.add({ id: 'again', type: 'email', value: 'new', createdAt: now, acceptedAt: null })
  await store.allowlist.accept('email', 'ann7', now)
  await store.allowlist.remove('email', 'ann7')
  const delegation = delegationRow(user.id)
  await delegations.create(delegation, auditEntry())
  await tickets.put(ticketRow({ kind: 'delegation', id: 'offer', userId: user.id }))
  await delegations.claim('offer', now)
  await delegations.create(delegationRow(user.id), auditEntry(), 'offer')
  await delegations.ofUser(user.id)
  await delegations.ofWallet('wallet7')
  await delegations.use(
    delegation.id,
    () => now,
    async () => ({ result: null, audit: auditEntry() }),
  )
  const by = { revokedBy: 'app' as const, now, audit: auditEntry() }
  await delegations.revoke(user.id, [delegation.walletId], by)
  await delegations.revoke(user.id, 'all', by)
  await delegations.sweep(now + 20)
  await store.audit.ofUser(user.id)
  await store.tombstones.list({ limit: 100, after: '1000' })
  await users.delete(user.id)
}
