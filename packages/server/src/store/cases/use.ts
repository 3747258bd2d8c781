import { expect, test } from 'vitest'
import type { DelegationRow, Store } from '../Store.ts'
import { findAuditBreak } from '../auditChain.ts'
import { race } from './race.ts'
import { auditEntry, delegationRow, fresh, minute, now, revokeAll, storedDelegation, storedUser } from './rows.ts'

/** What a store must do when somebody signs under a delegation. */
export function useCases(store: () => Store) {
  const signed = (row: DelegationRow, ts = now) =>
    auditEntry({ event: 'delegation.signed', subject: row.id, actor: 'app', ts })
  const sign = async (row: DelegationRow) => ({
    result: `signed with ${row.sealedKey?.ct}`,
    audit: signed(row, now + 1),
  })

  test('signs with the row as it stands, counts it and writes it down', async () => {
    const row = await storedDelegation(store())
    const seen: DelegationRow[] = []
    const answer = await store().delegations.use(
      row.id,
      () => now,
      async (current) => {
        seen.push(current)
        return sign(current)
      },
    )
    expect(answer).toEqual({ released: true, result: 'signed with c2VhbGVk' })
    expect(seen).toEqual([row])
    expect(await store().delegations.ofWallet(row.walletId)).toEqual({ ...row, signCount: 1, lastUsedAt: now + 1 })
    expect((await store().audit.ofUser(row.userId)).at(-1)).toMatchObject({ event: 'delegation.signed', seq: 2 })
  })

  test('counts each of 64 at once, and chains their lines', async () => {
    const row = await storedDelegation(store())
    const answers = await race(() => store().delegations.use(row.id, () => now, sign))
    expect(answers.filter(({ released }) => released)).toHaveLength(64)
    expect((await store().delegations.ofWallet(row.walletId))?.signCount).toBe(64)
    const history = await store().audit.ofUser(row.userId)
    expect(history.map(({ seq }) => seq)).toEqual(Array.from({ length: 65 }, (_, index) => index + 1))
    expect(findAuditBreak(history)).toBeNull()
  })

  test('never asks for a signature under one that is unknown, expired or ended', async () => {
    const expired = await storedDelegation(store(), { expiresAt: now })
    const ended = await storedDelegation(store())
    await revokeAll(store(), ended.userId)
    const never = () => Promise.reject(new Error('asked to sign'))
    const use = (id: string) => store().delegations.use(id, () => now, never)
    expect(await use(fresh('none'))).toEqual({ released: false, reason: 'not_found' })
    expect(await use(expired.id)).toEqual({ released: false, reason: 'expired' })
    expect(await use(ended.id)).toEqual({ released: false, reason: 'revoked' })
  })

  test('releases nothing where it expires while signing', async () => {
    const row = await storedDelegation(store(), { expiresAt: now + minute })
    let clock = now
    const answer = await store().delegations.use(
      row.id,
      () => clock,
      async (current) => {
        clock = row.expiresAt
        return sign(current)
      },
    )
    expect(answer).toEqual({ released: false, reason: 'expired' })
    expect(await store().delegations.ofWallet(row.walletId)).toEqual(row)
    expect(await store().audit.ofUser(row.userId)).toHaveLength(1)
  })

  test('stores nothing where signing throws, and passes on what was thrown', async () => {
    const row = await storedDelegation(store())
    const refusal = new RangeError('out of scope')
    const use = store().delegations.use(
      row.id,
      () => now,
      () => Promise.reject(refusal),
    )
    await expect(use).rejects.toBe(refusal)
    expect(await store().delegations.ofWallet(row.walletId)).toEqual(row)
    expect(await store().audit.ofUser(row.userId)).toHaveLength(1)
  })

  test('keeps two people apart', async () => {
    const [mine, theirs] = [await storedDelegation(store()), await storedDelegation(store())]
    await store().delegations.use(mine.id, () => now, sign)
    expect(await store().delegations.ofWallet(theirs.walletId)).toEqual(theirs)
    expect(await store().audit.ofUser(theirs.userId)).toHaveLength(1)
    const { id } = await storedUser(store())
    await store().delegations.create(delegationRow(id), auditEntry())
    await revokeAll(store(), id)
    expect((await store().delegations.use(mine.id, () => now, sign)).released).toBe(true)
  })
}
