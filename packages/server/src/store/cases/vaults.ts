import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { embeddedWallet, fresh, now, pregeneratedRow, storedUser, vaultRow } from './rows.ts'

/** What a store must do with people's encrypted entropy. */
export function vaultCases(store: () => Store) {
  test('gives a vault back as written, dates and all', async () => {
    const { id } = await storedUser(store())
    expect(await store().vaults.get(id)).toBeNull()
    expect(await store().vaults.put(vaultRow(id, 1))).toBe(true)
    expect(await store().vaults.get(id)).toEqual(vaultRow(id, 1))
    expect(await store().vaults.get(fresh('nobody'))).toBeNull()
  })

  test('knows since when a vault’s key vouches, as the last write said', async () => {
    const { id } = await storedUser(store())
    expect(await store().vaults.trustedSince(id)).toBeNull()
    await store().vaults.put(vaultRow(id, 1))
    expect(await store().vaults.trustedSince(id)).toBeNull()
    await store().vaults.put(vaultRow(id, 2), { trustedSince: now })
    await store().vaults.put(vaultRow(id, 4), { trustedSince: now + 1 })
    expect(await store().vaults.trustedSince(id)).toBe(now)
    expect(await store().vaults.get(id)).toEqual(vaultRow(id, 2))
  })

  test('takes one of 64 first vaults', async () => {
    const { id } = await storedUser(store())
    const answers = await race((racer) => store().vaults.put({ ...vaultRow(id, 1), ct: `racer-${racer}` }))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect((await store().vaults.get(id))?.ct).toBe(`racer-${answers.indexOf(true)}`)
  })

  test('takes one of 64 next vaults, so that no write is lost', async () => {
    const { id } = await storedUser(store())
    await store().vaults.put(vaultRow(id, 1))
    const answers = await race((racer) => store().vaults.put({ ...vaultRow(id, 2), ct: `racer-${racer}` }))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect((await store().vaults.get(id))?.ct).toBe(`racer-${answers.indexOf(true)}`)
  })

  test('refuses a write on an older one, and one that skips', async () => {
    const { id } = await storedUser(store())
    expect(await store().vaults.put(vaultRow(id, 2))).toBe(false)
    await store().vaults.put(vaultRow(id, 1))
    await store().vaults.put(vaultRow(id, 2))
    for (const rev of [1, 2, 4]) expect(await store().vaults.put(vaultRow(id, rev))).toBe(false)
    expect(await store().vaults.get(id)).toEqual(vaultRow(id, 2))
  })

  test('takes a first vault beside wallets made ahead only where it claims them', async () => {
    const { id } = await storedUser(store())
    await store().pregenerated.add(pregeneratedRow(id), [])
    expect(await store().vaults.put(vaultRow(id, 1))).toBe(false)
    expect(await store().vaults.put(vaultRow(id, 1), { claims: true })).toBe(true)
    expect(await store().vaults.put(vaultRow(id, 2))).toBe(true)
  })

  test('of a vault and wallets made ahead, one comes first and the other is refused', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await storedUser(store())
      const [put, added] = await Promise.all([
        store().vaults.put(vaultRow(id, 1)),
        store().pregenerated.add(pregeneratedRow(id), [embeddedWallet({ wallet_index: 0 })]),
      ])
      expect([put, added]).toEqual(put ? [true, 'vault_exists'] : [false, 'added'])
    }
  })
}
