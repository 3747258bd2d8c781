import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { auditEntry, delegationRow, fresh, now, revokeAll, storedDelegation, storedUser, ticketRow } from './rows.ts'

/** What a store must do so that no restored backup brings back what ended. */
export function tombstoneCases(store: () => Store) {
  const by = { now, audit: auditEntry({ actor: 'system', event: 'delegation.revoked', subject: '*' }) }
  const sign = async () => ({ result: 'signed', audit: auditEntry() })
  const use = (id: string) => store().delegations.use(id, () => now, sign)

  /** Whatever other cases left, page by page. */
  async function listed(userId: string) {
    for (let after: string | undefined; ;) {
      const { tombstones, next } = await store().tombstones.list({ limit: 3, ...(after && { after }) })
      const found = tombstones.find((each) => each.userId === userId)
      if (found || next === null) return found
      after = next
    }
  }

  test('knows no log until told of one, then how far it goes with it', async () => {
    expect(await store().tombstones.mark()).toBeNull()
    for (const seq of [3, 4]) {
      const mark = { log: 'log-1', seq, hash: fresh('hash') }
      await store().tombstones.setMark(mark)
      expect(await store().tombstones.mark()).toEqual(mark)
    }
  })

  test('lists whose server access ended by somebody’s will, and nobody else', async () => {
    const [active, ended] = [await storedDelegation(store()), await storedDelegation(store())]
    const lapsed = await storedDelegation(store(), { expiresAt: now - 1 })
    await use(lapsed.id)
    await revokeAll(store(), ended.userId)
    expect(await listed(ended.userId)).toEqual({
      userId: ended.userId,
      epoch: 1,
      delegations: [ended.id],
      deleted: false,
    })
    expect(await listed(active.userId)).toBeUndefined()
    expect(await listed(lapsed.userId)).toBeUndefined()
  })

  test('ends what is named, and leaves the person’s others', async () => {
    const { id: userId } = await storedUser(store())
    const [named, other] = [delegationRow(userId), delegationRow(userId)]
    for (const row of [named, other]) await store().delegations.create(row, auditEntry())
    const tombstone = { userId, epoch: 0, delegations: [named.id, fresh('delegation')] }
    expect(await store().tombstones.apply(tombstone, by)).toEqual([named.id])
    expect(await use(named.id)).toEqual({ released: false, reason: 'revoked' })
    expect(await use(other.id)).toMatchObject({ released: true })
    const [row] = (await store().delegations.ofUser(userId)).filter(({ id }) => id === named.id)
    expect(row).toMatchObject({ status: 'revoked', sealedKey: null, revokedAt: now, revokedBy: 'app' })
    expect((await store().audit.ofUser(userId)).filter(({ actor }) => actor === 'system')).toHaveLength(1)
    expect(await store().tombstones.apply(tombstone, by)).toEqual([])
  })

  test('ends all of an older epoch, offers included, and raises the epoch to it, never lowers it', async () => {
    const row = await storedDelegation(store())
    const { userId } = row
    const offer = ticketRow({ kind: 'delegation', userId })
    await store().tickets.put(offer)
    expect(await store().tombstones.apply({ userId, epoch: 7, delegations: [] }, by)).toEqual([row.id])
    expect((await store().users.get(userId, now))?.user.epoch).toBe(7)
    expect(await store().tickets.take('delegation', offer.id, now)).toBeNull()
    expect(await store().tombstones.apply({ userId, epoch: 2, delegations: [] }, by)).toEqual([])
    expect((await store().users.get(userId, now))?.user.epoch).toBe(7)
    const again = delegationRow(userId, { epoch: 7 })
    expect(await store().delegations.create(again, auditEntry())).toBe('created')
    expect(await store().tombstones.apply({ userId, epoch: 7, delegations: [] }, by)).toEqual([])
    expect(await use(again.id)).toMatchObject({ released: true })
  })

  test('has nothing to end for somebody who is not here', async () => {
    const tombstone = { userId: fresh('nobody'), epoch: 3, delegations: ['any'] }
    expect(await store().tombstones.apply(tombstone, by)).toEqual([])
  })
}
