import { expect, test } from 'vitest'
import type { DelegationRow, Store } from '../Store.ts'
import { sweepSize } from '../sweep.ts'
import { race } from './race.ts'
import {
  auditEntry,
  delegationRow,
  fresh,
  minute,
  now,
  revokeAll,
  storedDelegation,
  storedUser,
  ticketRow,
  unstorable,
} from './rows.ts'

/** What a store must do with wallets' sealed keys, apart from signing and revoking. */
export function delegationCases(store: () => Store) {
  const left = async (userId: string) =>
    (await store().delegations.ofUser(userId)).filter(({ status }) => status === 'active')

  test('gives a delegation back as made, by person and by wallet, with its audit line', async () => {
    const row = await storedDelegation(store())
    expect(await store().delegations.ofUser(row.userId)).toEqual([row])
    expect(await store().delegations.ofWallet(row.walletId)).toEqual(row)
    expect(await store().audit.ofUser(row.userId)).toMatchObject([{ event: 'delegation.created', subject: row.id }])
  })

  test('knows none for strangers', async () => {
    expect(await store().delegations.ofUser(fresh('nobody'))).toEqual([])
    expect(await store().delegations.ofWallet(fresh('nothing'))).toBeNull()
  })

  test('makes one of 64 for a wallet', async () => {
    const { id } = await storedUser(store())
    const walletId = fresh('wallet')
    const answers = await race(() => store().delegations.create(delegationRow(id, { walletId }), auditEntry()))
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'exists')).toHaveLength(63)
    expect(await store().audit.ofUser(id)).toHaveLength(1)
  })

  test('lets one of 64 claim an offer, and one delegation come of it', async () => {
    const { id: userId } = await storedUser(store())
    const ticket = ticketRow({ kind: 'delegation', userId })
    await store().tickets.put(ticket)
    const claims = await race(() => store().delegations.claim(ticket.id, now))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store().tickets.take('delegation', ticket.id, now)).toBeNull()
    const create = () => store().delegations.create(delegationRow(userId), auditEntry(), ticket.id)
    expect(await create()).toBe('created')
    expect(await create()).toBe('superseded')
  })

  test('gives out no claim on an expired offer', async () => {
    const { id: userId } = await storedUser(store())
    const ticket = ticketRow({ kind: 'delegation', userId, expiresAt: now })
    await store().tickets.put(ticket)
    expect(await store().delegations.claim(ticket.id, now)).toBeNull()
  })

  test('refuses one of an older or newer epoch, and one for nobody', async () => {
    const first = await storedDelegation(store())
    await revokeAll(store(), first.userId)
    const create = (userId: string, epoch: number) =>
      store().delegations.create(delegationRow(userId, { epoch }), auditEntry())
    expect(await create(first.userId, 0)).toBe('superseded')
    expect(await create(first.userId, 2)).toBe('superseded')
    expect(await create(fresh('nobody'), 0)).toBe('superseded')
    expect(await store().delegations.ofUser(first.userId)).toHaveLength(1)
    expect(await store().audit.ofUser(first.userId)).toHaveLength(2)
    expect(await create(first.userId, 1)).toBe('created')
  })

  test('stores nothing where its audit line cannot be stored', async () => {
    const { id } = await storedUser(store())
    const create = store().delegations.create(delegationRow(id), unstorable())
    await expect(create).rejects.toMatchObject({ code: 'store_unavailable' })
    expect(await store().delegations.ofUser(id)).toEqual([])
  })

  test('lets a new one follow an expired one, whose key is destroyed', async () => {
    const old = await storedDelegation(store(), { expiresAt: now + minute })
    const next = (createdAt: number) =>
      delegationRow(old.userId, { walletId: old.walletId, createdAt, expiresAt: createdAt + minute })
    expect(await store().delegations.create(next(old.expiresAt - 1), auditEntry())).toBe('exists')
    const row = next(old.expiresAt)
    expect(await store().delegations.create(row, auditEntry())).toBe('created')
    const ended = { ...old, status: 'revoked', revokedAt: old.expiresAt, revokedBy: null, sealedKey: null }
    expect(await store().delegations.ofUser(old.userId)).toEqual([row, ended])
  })

  test('destroys the keys of all that expired, used again or not, and of nothing else', async () => {
    const { id } = await storedUser(store())
    const stored = async (row: Partial<DelegationRow>) => {
      const delegation = delegationRow(id, row)
      await store().delegations.create(delegation, auditEntry())
      return delegation
    }
    const expired = []
    for (let count = 0; count < 2 * sweepSize + 1; count++) expired.push(await stored({ expiresAt: now + count }))
    const lives = await stored({ expiresAt: now + 2 * sweepSize + 1 })
    while (await store().delegations.sweep(now + 2 * sweepSize)) expect(await left(id)).not.toHaveLength(0)
    expect(await left(id)).toEqual([lives])
    for (const row of expired)
      expect(await store().delegations.ofWallet(row.walletId)).toEqual({
        ...row,
        status: 'revoked',
        revokedAt: row.expiresAt,
        revokedBy: null,
        sealedKey: null,
      })
    expect(await store().delegations.sweep(now + 2 * sweepSize)).toBe(false)
  })

  test('lets one of many sweeps end each, while others sign and revoke', async () => {
    const { id } = await storedUser(store())
    for (let count = 0; count < 2 * sweepSize; count++)
      await store().delegations.create(delegationRow(id, { expiresAt: now }), auditEntry())
    await race(async (racer) => {
      if (racer === 0) await revokeAll(store(), id)
      while (await store().delegations.sweep(now));
    })
    expect(await left(id)).toEqual([])
    const rows = await store().delegations.ofUser(id)
    expect(rows.map(({ status, sealedKey }) => [status, sealedKey])).toEqual(rows.map(() => ['revoked', null]))
  })

  test('gives the active one of a wallet, expired or not, else the newest ended one', async () => {
    const first = await storedDelegation(store())
    const { userId, walletId } = first
    await revokeAll(store(), userId)
    const second = delegationRow(userId, { walletId, epoch: 1, createdAt: now + minute, expiresAt: now + 2 * minute })
    await store().delegations.create(second, auditEntry())
    expect(await store().delegations.ofWallet(walletId)).toEqual(second)
    await revokeAll(store(), userId)
    expect(await store().delegations.ofWallet(walletId)).toMatchObject({ id: second.id, status: 'revoked' })
  })
}
