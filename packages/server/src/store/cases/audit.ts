import { expect, test } from 'vitest'
import { findAuditBreak } from '../auditChain.ts'
import type { AuditRow, Store } from '../Store.ts'
import { auditEntry, fresh, now, revokeAll, storedDelegation } from './rows.ts'

/** What a store must do to keep a history that nobody can edit unseen. */
export function auditCases(store: () => Store) {
  const history = async () => {
    const row = await storedDelegation(store())
    const audit = auditEntry({ event: 'delegation.signed', subject: row.id })
    for (const _ of [1, 2])
      await store().delegations.use(
        row.id,
        () => now,
        async () => ({ result: null, audit }),
      )
    await revokeAll(store(), row.userId)
    return store().audit.ofUser(row.userId)
  }

  test('tells what happened, in order, in one whole chain', async () => {
    const rows = await history()
    expect(rows.map(({ event }) => event.slice('delegation.'.length))).toEqual([
      'created',
      'signed',
      'signed',
      'revoked',
    ])
    expect(findAuditBreak(rows)).toBeNull()
  })

  test('has none for a stranger', async () => {
    expect(await store().audit.ofUser(fresh('nobody'))).toEqual([])
    expect(await store().audit.head(fresh('nobody'))).toBeNull()
    expect(await store().audit.page(fresh('nobody'), { limit: 5 })).toEqual([])
  })

  test('is told by whoever ended or used something, in pages, and with the signature that a line was given', async () => {
    const row = await storedDelegation(store())
    const sign = async () => ({ result: null, audit: auditEntry({ event: 'delegation.signed', detail: { of: 'it' } }) })
    const used = await store().delegations.use(row.id, () => now, sign)
    expect(used).toMatchObject({ head: await store().audit.head(row.userId) })
    const { head, delegations } = await revokeAll(store(), row.userId)
    expect(delegations).toEqual([row.id])
    const rows = await store().audit.ofUser(row.userId)
    expect(head).toEqual({ seq: 3, hash: rows.at(-1)!.hash })
    expect(await revokeAll(store(), row.userId)).toMatchObject({ head, delegations: [] })

    const checkpoint = { kid: 'key', signature: 'c2ln', ts: now }
    await store().audit.sign(row.userId, 2, checkpoint)
    expect(await store().audit.page(row.userId, { limit: 1 })).toEqual([rows[2]])
    const rest = await store().audit.page(row.userId, { before: 3, limit: 5 })
    expect(rest).toEqual([{ ...rows[1], detail: { of: 'it' }, checkpoint }, rows[0]])
    expect(findAuditBreak(await store().audit.ofUser(row.userId))).toBeNull()
  })

  test('shows an edit of any member, and a line dropped, swapped or added', async () => {
    const rows = await history()
    const [first, second, third, last] = rows as [AuditRow, AuditRow, AuditRow, AuditRow]
    for (const member of Object.keys(last) as (keyof AuditRow)[]) {
      const value = last[member]
      if (member === 'checkpoint') continue // comes after the line, and is held against the key that signed it
      const edited = {
        ...last,
        [member]: typeof value === 'number' ? value + 1 : `${JSON.stringify(value)}x`,
      } as AuditRow
      expect(findAuditBreak([first, second, third, edited]), member).toEqual(edited)
    }
    expect(findAuditBreak([first, third, last])).toEqual(third)
    expect(findAuditBreak([second, third, last])).toEqual(second)
    expect(findAuditBreak([first, third, second, last])).toEqual(third)
    expect(findAuditBreak([first, second, second, third, last])).toEqual(second)
    expect(findAuditBreak([...rows, { ...last, seq: 5 }])).not.toBeNull()
  })
}
