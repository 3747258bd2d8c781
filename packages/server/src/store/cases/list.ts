import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { auditEntry, delegationRow, email, now, storedUser, userRow } from './rows.ts'
import { toldDelegation } from '../toldDelegation.ts'

/** What a store must do to show everybody, page by page. */
export function listCases(store: () => Store) {
  /** All pages to the end, with what happens between one and the next. */
  async function walk(limit: number, between = async () => {}): Promise<string[]> {
    const ids: string[] = []
    let after: string | undefined
    do {
      const { people, next } = await store().users.list({ limit, ...(after && { after }) }, now)
      expect(people.length).toBeLessThanOrEqual(limit)
      ids.push(...people.map(({ user }) => user.id))
      after = next ?? undefined
      await between()
    } while (after)
    return ids
  }

  test('shows everybody once, in the order of arrival, and ends', async () => {
    const arrived: string[] = []
    for (let count = 0; count < 7; count++) arrived.push((await storedUser(store())).id)
    for (const limit of [5, 7, 1000]) expect((await walk(limit)).slice(-7)).toEqual(arrived)
  })

  test('ends on a full last page', async () => {
    await storedUser(store())
    const all = await walk(1000)
    const { people, next } = await store().users.list({ limit: all.length }, now)
    expect(people).toHaveLength(all.length)
    expect(next).toBeNull()
  })

  test('loses and repeats nobody while others arrive and leave', async () => {
    const before = await walk(1000)
    const leaving = await storedUser(store())
    let arrivals = 0
    const seen = await walk(3, async () => {
      if (arrivals++ < 5) await storedUser(store())
      await store().users.delete(leaving.id)
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.slice(0, before.length)).toEqual(before)
    expect(seen).toHaveLength(before.length + 5)
  })

  test('shows each whole, as reading them one by one does', async () => {
    const user = userRow({ customMetadata: { plan: 'pro' } })
    await store().users.create(user, [email(), email()])
    const delegation = delegationRow(user.id)
    await store().delegations.create(delegation, auditEntry({ subject: delegation.id }))
    const { people } = await store().users.list({ limit: 1000 }, now)
    expect(people.at(-1)).toEqual(await store().users.get(user.id, now))
    expect(people.at(-1)?.delegations).toEqual([toldDelegation(delegation)])
  })

  test.each(['', 'x', '-1', '1.5', '1e3', "1' or 1=1", '9'.repeat(40)])('refuses the cursor "%s"', async (after) => {
    const refused = store().users.list({ limit: 1, after }, now)
    await expect(refused).rejects.toMatchObject({ code: 'wire_invalid', path: 'cursor' })
  })
}
