import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import type { WrapRows } from '../WrapStore.ts'
import {
  appWallet,
  fresh,
  keyRow,
  now,
  pregeneratedRow,
  revokeAll,
  storedDelegation,
  storedUser,
  ticketRow,
} from './rows.ts'

/** What a store must do so that what lies under one KEK can be put under another. */
export function wrapCases(store: () => Store) {
  const [older, newer] = [fresh('older'), fresh('newer')]
  const idOf = (row: WrapRows[keyof WrapRows]) => ('kid' in row ? row.kid : 'id' in row ? row.id : row.userId)

  /** All that are not under the KEK, a few at a time. */
  async function listed(table: keyof WrapRows, notUnder: string[]) {
    const ids: string[] = []
    for (;;) {
      const page = await store().wraps.list(table, { notUnder, limit: 2, ...(ids.length && { after: ids.at(-1)! }) })
      if (page.length === 0) return ids
      ids.push(...page.map(idOf))
    }
  }

  /** One row under the older KEK, and its wrapped key. */
  const made: Record<keyof WrapRows, () => Promise<{ id: string; wrapped: string }>> = {
    async delegations() {
      const sealedKey = { kekId: older, wrappedDek: fresh('dek'), iv: 'aXY', ct: 'Y3Q' }
      return { id: (await storedDelegation(store(), { sealedKey })).id, wrapped: sealedKey.wrappedDek }
    },
    async pregenerated() {
      const { id } = await storedUser(store())
      const row = pregeneratedRow(id)
      const sealedEntropy = { ...row.sealedEntropy, kekId: older, wrappedDek: fresh('dek') }
      await store().pregenerated.add({ ...row, sealedEntropy }, [])
      return { id, wrapped: sealedEntropy.wrappedDek }
    },
    async wallets() {
      const sealedKey = { kekId: older, wrappedDek: fresh('dek'), iv: 'aXY', ct: 'Y3Q' }
      const row = appWallet({ sealedKey })
      await store().wallets.create(row)
      return { id: row.id, wrapped: sealedKey.wrappedDek }
    },
    async keys() {
      const newest = (await store().keys.list('token')).at(-1)
      const row = { ...keyRow('token'), wrapped: `${older}:${fresh('wrapped')}` }
      await (newest ? store().keys.addNext(row, newest.kid) : store().keys.addFirst(row))
      return { id: row.kid, wrapped: row.wrapped }
    },
    async tickets() {
      const ticket = ticketRow({ kind: 'delegation', data: { wrappedSk: `${older}:${fresh('wrapped')}`, other: 1 } })
      await store().tickets.put(ticket)
      return { id: ticket.id, wrapped: ticket.data['wrappedSk'] as string }
    },
    async totp() {
      const { id: userId } = await storedUser(store())
      const wrapped = `${older}:${fresh('wrapped')}`
      await store().totp.offer({ userId, wrapped, createdAt: now })
      return { id: userId, wrapped }
    },
  }

  test.each(Object.keys(made) as (keyof WrapRows)[])('finds and replaces wrapped keys of %s', async (table) => {
    const rows = [await made[table](), await made[table](), await made[table]()]
    const ids = rows.map(({ id }) => id)
    const ours = async (notUnder: string[]) => (await listed(table, notUnder)).filter((id) => ids.includes(id))
    expect(await ours([newer])).toEqual(ids.toSorted())
    expect(await ours([newer, older])).toEqual([])

    const { id, wrapped } = rows[0]!
    const to = `${newer}:${fresh('wrapped')}`
    expect(await store().wraps.replace(table, { id, from: fresh('other'), to, kekId: newer })).toBe(false)
    expect(await store().wraps.replace(table, { id, from: wrapped, to, kekId: newer })).toBe(true)
    expect(await store().wraps.replace(table, { id, from: wrapped, to, kekId: newer })).toBe(false)
    expect(await ours([newer])).toEqual(ids.slice(1).toSorted())
    const [row] = (await store().wraps.list(table, { notUnder: [older], limit: 999 })).filter(
      (each) => idOf(each) === id,
    )
    expect(JSON.stringify(row)).toContain(to)
  })

  test('leaves what was destroyed, and canaries, alone', async () => {
    const row = await storedDelegation(store(), {
      sealedKey: { kekId: older, wrappedDek: 'ZGVr', iv: 'aXY', ct: 'Y3Q' },
    })
    await revokeAll(store(), row.userId)
    expect(await listed('delegations', [newer])).not.toContain(row.id)
    const replacement = { id: row.id, from: 'ZGVr', to: 'x', kekId: newer }
    expect(await store().wraps.replace('delegations', replacement)).toBe(false)
    const canary = await store().keys.addFirst(keyRow('canary'))
    expect(await listed('keys', [newer])).not.toContain(canary.kid)
  })
}
