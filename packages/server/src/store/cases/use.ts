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
    expect(answer).toMatchObject({ released: true, result: 'signed with c2VhbGVk' })
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

  test('what has lapsed stays so, with its key destroyed, even where the clock is set back (fault 52, keys D8)', async () => {
    const row = await storedDelegation(store(), { expiresAt: now + minute })
    let clock = now + minute
    const use = () => store().delegations.use(row.id, () => clock, sign)
    expect(await use()).toEqual({ released: false, reason: 'expired' })
    clock = now
    expect(await use()).toEqual({ released: false, reason: 'expired' })
    const lapsed = { status: 'revoked', revokedBy: null, revokedAt: now + minute, sealedKey: null }
    expect(await store().delegations.ofWallet(row.walletId)).toMatchObject(lapsed)
  })

  test('signs as often as allowed, however many ask at once (keys D9)', async () => {
    const row = await storedDelegation(store(), { scope: { actions: ['personal_sign'], maxCalls: 5 } })
    const answers = await race(() => store().delegations.use(row.id, () => now, sign))
    expect(answers.filter(({ released }) => released)).toHaveLength(5)
    expect(answers.filter((answer) => !answer.released && answer.reason === 'calls_used_up')).toHaveLength(59)
    expect(await store().audit.ofUser(row.userId)).toHaveLength(6)
  })

  test('spends no more than the budget of a window, however many ask at once, and again in the next (keys D9)', async () => {
    const budget = { amount: '100', windowSec: 60 }
    const row = await storedDelegation(store(), {
      scope: { actions: ['eth_sendTransaction'], budget },
      expiresAt: now + 10 * minute,
    })
    let clock = now
    const use = (cost: bigint) =>
      store().delegations.use(
        row.id,
        () => clock,
        async (current) => ({ ...(await sign(current)), cost }),
      )
    const answers = await race(() => use(30n))
    expect(answers.filter(({ released }) => released)).toHaveLength(3)
    expect(await store().delegations.ofWallet(row.walletId)).toMatchObject({
      signCount: 3,
      spent: { amount: '90', windowEndsAt: now + minute },
    })
    expect(await use(11n)).toEqual({ released: false, reason: 'budget_used_up' })
    expect(await use(10n)).toMatchObject({ released: true })
    expect(await use(0n)).toMatchObject({ released: true })
    clock += minute
    expect(await use(101n)).toEqual({ released: false, reason: 'budget_used_up' })
    expect(await use(100n)).toMatchObject({ released: true })
  })

  test('counts once what is asked for under one key, and hands nothing out again after the end (keys D14)', async () => {
    const row = await storedDelegation(store())
    const key = fresh('key')
    const receipt = () => ({
      key,
      requestHash: 'hash',
      userId: row.userId,
      answer: { status: 200, body: 'kept' },
      expiresAt: now + minute,
    })
    const use = () => store().delegations.use(row.id, () => now, sign, receipt)
    const answers = await race(use)
    expect(answers.filter((answer) => 'result' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => 'repeated' in answer && answer.repeated.answer.body === 'kept')).toHaveLength(63)
    expect(await store().delegations.ofWallet(row.walletId)).toMatchObject({ signCount: 1 })
    expect(await store().audit.ofUser(row.userId)).toHaveLength(2)
    await revokeAll(store(), row.userId)
    expect(await use()).toEqual({ released: false, reason: 'revoked' })
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
