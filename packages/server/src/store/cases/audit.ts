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
  })

  test('shows an edit of any member, and a line dropped, swapped or added', async () => {
    const rows = await history()
    const [first, second, third, last] = rows as [AuditRow, AuditRow, AuditRow, AuditRow]
    for (const member of Object.keys(last) as (keyof AuditRow)[]) {
      const value = last[member]
      const edited = { ...last, [member]: typeof value === 'number' ? value + 1 : `${value}x` } as AuditRow
      expect(findAuditBreak([first, second, third, edited]), member).toEqual(edited)
    }
    expect(findAuditBreak([first, third, last])).toEqual(third)
    expect(findAuditBreak([second, third, last])).toEqual(second)
    expect(findAuditBreak([first, third, second, last])).toEqual(third)
    expect(findAuditBreak([first, second, second, third, last])).toEqual(second)
    expect(findAuditBreak([...rows, { ...last, seq: 5 }])).not.toBeNull()
  })
}
