import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { expect, test, vi } from 'vitest'
import { auditEntry, now, revokeAll, storedDelegation, storedUser } from '../cases/rows.ts'
import { describeStore } from '../describeStore.ts'
import { indexedDbStore } from './indexedDbStore.ts'

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
