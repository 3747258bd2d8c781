import { expect, test } from 'vitest'
import { findAuditBreak } from '../auditChain.ts'
import type { AuditRow, Store } from '../Store.ts'
import {
  auditEntry,
  credentialRow,
  email,
  fresh,
  now,
  pregeneratedRow,
  revokeAll,
  storedDelegation,
  unstorable,
  userRow,
  vaultRow,
} from './rows.ts'

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

  test('gets a line with whatever the person did about their keys and ways in, or neither is kept', async () => {
    const known = email()
    const user = userRow()
    await store().users.create(user, [known, email()])
    const line = (subject: string) => auditEntry({ event: 'account.unlinked', subject })
    const credential = credentialRow(user.id)
    const passkey = { ...email(), type: 'passkey' as const, key: credential.id }
    const unstored = store().users.link(user.id, passkey, { credential, audit: unstorable() })
    await expect(unstored).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(await store().users.link(user.id, passkey, { credential, audit: line('linked') })).toBe('linked')
    await expect(store().users.unlink(user.id, known, unstorable())).rejects.toMatchObject({
      code: 'store_unavailable',
    })
    expect(await store().users.unlink(user.id, known, line('unlinked'))).toBe('unlinked')
    expect(await store().users.unlink(user.id, known, line('not there'))).toBe('not_linked')
    await store().pregenerated.add(pregeneratedRow(user.id), [])
    expect(await store().vaults.put(vaultRow(user.id, 1), { claims: true, audit: line('vault') })).toBe(true)
    expect(await store().vaults.put(vaultRow(user.id, 1), { audit: line('stale') })).toBe(false)
    expect(await store().vaults.put(vaultRow(user.id, 2), { audit: line('changed') })).toBe(true)
    expect(await store().pregenerated.destroy(user.id, line('claimed'))).toBe(true)
    expect(await store().pregenerated.destroy(user.id, line('twice'))).toBe(false)
    const head = await store().audit.append(user.id, line('exported'))
    const rows = await store().audit.ofUser(user.id)
    expect(rows.map(({ subject }) => subject)).toEqual([
      'linked',
      'unlinked',
      'vault',
      'changed',
      'claimed',
      'exported',
    ])
    expect(head).toEqual({ seq: 6, hash: rows.at(-1)!.hash })
    expect(findAuditBreak(rows)).toBeNull()
    expect(await store().audit.append(fresh('nobody'), line('exported'))).toBeNull()
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
