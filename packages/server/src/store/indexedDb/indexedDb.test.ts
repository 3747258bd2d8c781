import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { expect, test, vi } from 'vitest'
import {
  auditEntry,
  email,
  familyRow,
  keyRow,
  now,
  revokeAll,
  storedDelegation,
  storedUser,
  userRow,
  vaultRow,
} from '../cases/rows.ts'
import { describeStore } from '../describeStore.ts'
import type { FamilyRow } from '../Store.ts'
import { indexedDbStore } from './indexedDbStore.ts'
import {
  makeFirstTables,
  type StoredAccount,
  type StoredKey,
  type StoredUser,
  type StoredVault,
  type Tables,
} from './schema.ts'

const proof = { signer: '0xA11ce00000000000000000000000000000000001', signature: '0x' }

describeStore('indexedDb', () => indexedDbStore({ name: 'latchkey' }))

test('refuses a signature under way in one tab once another has revoked (fault 40)', async () => {
  const [signing, revoking] = [await indexedDbStore({ name: 'tabs' }), await indexedDbStore({ name: 'tabs' })]
  const row = await storedDelegation(signing)
  const answer = await signing.delegations.use(
    row.id,
    () => now,
    async () => {
      await revokeAll(revoking, row.userId)
      return { result: 'too late', audit: auditEntry() }
    },
  )
  expect(answer).toEqual({ released: false, reason: 'revoked' })
  expect((await signing.audit.ofUser(row.userId)).map(({ event }) => event)).not.toContain('delegation.signed')
})

test('steps aside for a tab with newer tables, and says that it cannot be used then', async () => {
  const store = await indexedDbStore({ name: 'upgraded' })
  const newer = await openDB('upgraded', 99)
  await expect(store.ready()).rejects.toMatchObject({ code: 'store_unavailable', retryable: true })
  newer.close()
})

test('brings a database of the first version up to date, and finds its people by all that newer ones are found by', async () => {
  const first = await openDB<Tables>('old', 1, { upgrade: makeFirstTables })
  const transaction = first.transaction(['users', 'accounts', 'keys', 'vaults', 'families'], 'readwrite')
  const people = [userRow({ createdAt: now + 1 }), userRow({ createdAt: now })]
  const account = email({ data: { address: 'Ann@example.com', username: 'Batman#1234' } })
  const key = keyRow('token')
  for (const row of people) await transaction.objectStore('users').add(row as StoredUser)
  await transaction.objectStore('accounts').add({ userId: people[0]!.id, account } as StoredAccount)
  await transaction.objectStore('keys').add(key as StoredKey)
  const [signed, bare] = [{ ...vaultRow(people[0]!.id, 1), proof }, vaultRow(people[1]!.id, 1)]
  for (const vault of [signed, bare]) await transaction.objectStore('vaults').add(vault as StoredVault)
  const { byPasskey: _later, ...family } = familyRow(people[0]!.id)
  await transaction.objectStore('families').add(family as FamilyRow)
  await transaction.done
  first.close()

  const { users, keys, vaults, families } = await indexedDbStore({ name: 'old' })
  const newcomer = userRow()
  expect(await users.create(newcomer, [])).toEqual({ outcome: 'created' })
  const all = await users.list({ limit: 9 }, now)
  expect(all.people.map(({ user }) => user)).toEqual([people[1], people[0], newcomer])
  const found = await users.search({ term: 'ann@' }, { limit: 9 }, now)
  expect(found.people).toEqual([{ user: people[0], accounts: [account], delegations: [], totpSince: null }])
  expect(await users.findByUsername('email', 'batman#1234')).toBe(people[0]!.id)
  const next = keyRow('token')
  expect(await keys.addNext(next, key.kid)).toBe(true)
  expect(await keys.list('token')).toEqual([key, next])
  expect(await vaults.get(signed.userId)).toEqual(signed)
  expect(await vaults.trustedSince(signed.userId)).toBe(0)
  expect(await vaults.trustedSince(bare.userId)).toBeNull()
  expect(await families.get(family.id)).toEqual({ ...family, byPasskey: false })
})

test('starts again where the person clears the site data', async () => {
  const store = await indexedDbStore({ name: 'cleared' })
  const { id } = await storedUser(store)
  await deleteDB('cleared')
  expect(await store.users.get(id, now)).toBeNull()
  expect((await storedUser(store)).epoch).toBe(0)
})

test('says so where there is no IndexedDB', async () => {
  vi.stubGlobal('indexedDB', undefined)
  await expect(indexedDbStore({ name: 'nowhere' })).rejects.toMatchObject({ code: 'store_unavailable' })
  vi.unstubAllGlobals()
})
