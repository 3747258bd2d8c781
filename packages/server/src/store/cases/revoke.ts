import { expect, test } from 'vitest'
import type { DelegationRow, Store } from '../Store.ts'
import { findAuditBreak } from '../auditChain.ts'
import { race } from './race.ts'
import {
  auditEntry,
  delegationRow,
  minute,
  now,
  revokeAll,
  storedDelegation,
  storedUser,
  ticketRow,
  unstorable,
} from './rows.ts'

type Use = Store['delegations']['use']

/** What a store must do when somebody takes server access back. */
export function revokeCases(store: () => Store) {
  const delegate = async (userId: string) => {
    const row = delegationRow(userId)
    await store().delegations.create(row, auditEntry({ subject: row.id }))
    return row
  }
  const signed = (row: DelegationRow) => ({
    result: 'a signature',
    audit: auditEntry({ event: 'delegation.signed', subject: row.id, actor: 'app' }),
  })
  const events = async (userId: string) => (await store().audit.ofUser(userId)).map(({ event }) => event)

  test('ends all wallets of the person in one go, destroys their keys and raises the epoch (fault 41)', async () => {
    const { id } = await storedUser(store())
    const rows = [await delegate(id), await delegate(id), await delegate(id)]
    const stranger = await storedDelegation(store())
    const { revoked, epoch } = await revokeAll(store(), id, now + minute)
    expect(revoked.toSorted()).toEqual(rows.map(({ walletId }) => walletId).toSorted())
    expect(epoch).toBe(1)
    expect((await store().users.get(id, now))?.user.epoch).toBe(1)
    for (const row of rows)
      expect(await store().delegations.ofWallet(row.walletId)).toEqual({
        ...row,
        status: 'revoked',
        revokedAt: now + minute,
        revokedBy: 'user',
        sealedKey: null,
      })
    expect(await events(id)).toEqual([...rows.map(() => 'delegation.created'), 'delegation.revoked'])
    expect(await store().delegations.ofWallet(stranger.walletId)).toEqual(stranger)
  })

  test('does the second of two exactly nothing, however the two race', async () => {
    const { userId, walletId } = await storedDelegation(store())
    const answers = await race((racer) => revokeAll(store(), userId, now + racer))
    expect(answers.filter(({ revoked }) => revoked.length > 0)).toMatchObject([{ revoked: [walletId], epoch: 1 }])
    expect(new Set(answers.map(({ epoch }) => epoch))).toEqual(new Set([1]))
    expect(await events(userId)).toEqual(['delegation.created', 'delegation.revoked'])
  })

  test('changes nothing for somebody without server access, or nobody', async () => {
    const { id } = await storedUser(store())
    expect(await revokeAll(store(), id)).toMatchObject({ revoked: [], delegations: [], epoch: 0 })
    expect(await store().audit.ofUser(id)).toEqual([])
    expect(await revokeAll(store(), 'did:latchkey:nobody')).toMatchObject({ revoked: [], delegations: [], epoch: 0 })
  })

  test('ends the wallets that are named and no others, in the same epoch', async () => {
    const { id } = await storedUser(store())
    const [kept, ended] = [await delegate(id), await delegate(id)]
    const stranger = await storedDelegation(store())
    const { revoked, epoch } = await store().delegations.revoke(id, [ended.walletId, stranger.walletId], {
      revokedBy: 'app',
      now,
      audit: auditEntry({ event: 'delegation.revoked', subject: ended.id }),
    })
    expect({ revoked, epoch }).toEqual({ revoked: [ended.walletId], epoch: 0 })
    expect(await store().delegations.ofWallet(ended.walletId)).toMatchObject({ revokedBy: 'app', sealedKey: null })
    expect(await store().delegations.ofWallet(kept.walletId)).toEqual(kept)
    expect(await store().delegations.ofWallet(stranger.walletId)).toEqual(stranger)
    expect(
      (
        await store().delegations.use(
          kept.id,
          () => now,
          async (row) => signed(row),
        )
      ).released,
    ).toBe(true)
  })

  test('ends nothing where its audit line cannot be stored, and everything at the next try (fault 41)', async () => {
    const { id } = await storedUser(store())
    const rows = [await delegate(id), await delegate(id)]
    const revoke = store().delegations.revoke(id, 'all', { revokedBy: 'user', now, audit: unstorable() })
    await expect(revoke).rejects.toMatchObject({ code: 'store_unavailable', retryable: true })
    for (const row of rows) expect(await store().delegations.ofWallet(row.walletId)).toEqual(row)
    expect((await store().users.get(id, now))?.user.epoch).toBe(0)
    expect((await revokeAll(store(), id)).revoked).toHaveLength(2)
  })

  test('ends nothing where no wallet is named', async () => {
    const row = await storedDelegation(store())
    const by = { revokedBy: 'user' as const, now, audit: auditEntry() }
    expect(await store().delegations.revoke(row.userId, [], by)).toMatchObject({
      revoked: [],
      delegations: [],
      epoch: 0,
    })
    expect(await store().delegations.ofWallet(row.walletId)).toEqual(row)
  })

  test('deletes what is pending, and ends its epoch too', async () => {
    const { id: userId } = await storedUser(store())
    const pending = ticketRow({ kind: 'delegation', userId })
    const other = ticketRow({ kind: 'siwe', userId })
    const theirs = ticketRow({ kind: 'delegation', userId: 'somebody else' })
    for (const ticket of [pending, other, theirs]) await store().tickets.put(ticket)
    expect(await revokeAll(store(), userId)).toMatchObject({ revoked: [], delegations: [], epoch: 1 })
    expect(await store().tickets.take('delegation', pending.id, now)).toBeNull()
    expect(await store().tickets.take('siwe', other.id, now)).toEqual(other)
    expect(await store().tickets.take('delegation', theirs.id, now)).toEqual(theirs)
    expect(await store().delegations.create(delegationRow(userId), auditEntry())).toBe('superseded')
    expect(await revokeAll(store(), userId)).toMatchObject({ revoked: [], delegations: [], epoch: 1 })
  })

  test.each(['all', 'named'] as const)('an offer that was being answered ends too: %s', async (which) => {
    const { id: userId } = await storedUser(store())
    const row = delegationRow(userId)
    const ticket = ticketRow({ kind: 'delegation', userId })
    await store().tickets.put(ticket)
    expect(await store().delegations.claim(ticket.id, now)).toMatchObject({ id: ticket.id, data: ticket.data })
    const by = { revokedBy: 'user' as const, now, audit: auditEntry() }
    await store().delegations.revoke(userId, which === 'all' ? 'all' : [row.walletId], by)
    expect(await store().delegations.create({ ...row, epoch: 0 }, auditEntry(), ticket.id)).toBe('superseded')
    expect(await store().delegations.ofUser(userId)).toEqual([])
  })

  test('destroys the key of an expired one as well', async () => {
    const row = await storedDelegation(store(), { expiresAt: now + minute })
    await revokeAll(store(), row.userId, now + 2 * minute)
    expect(await store().delegations.ofWallet(row.walletId)).toMatchObject({ status: 'revoked', sealedKey: null })
  })

  /** Revokes while a signature is under way; true where that signature came out after revoking was acknowledged. */
  async function releasesLate(signerOf: (row: DelegationRow) => Use) {
    const row = await storedDelegation(store())
    const signUnder = signerOf(row)
    const signing = deferred()
    const goOn = deferred()
    const using = signUnder(
      row.id,
      () => now,
      async (current) => {
        signing.resolve()
        await goOn.promise
        return signed(current)
      },
    )
    await signing.promise
    let acknowledged = false
    const revoking = revokeAll(store(), row.userId).then(() => (acknowledged = true))
    // A store may let revoking wait for the signature, or refuse the signature: it has the choice for a moment.
    await Promise.race([revoking, new Promise((resolve) => setTimeout(resolve, 200))])
    const late = acknowledged
    goOn.resolve()
    const { released } = await using
    await revoking
    return { late: late && released, released, events: await events(row.userId) }
  }

  test('lets no signature out once it is acknowledged (fault 40)', async () => {
    const {
      late,
      released,
      events: order,
    } = await releasesLate(
      () =>
        (...call) =>
          store().delegations.use(...call),
    )
    expect(late).toBe(false)
    expect(order).toEqual(['delegation.created', ...(released ? ['delegation.signed'] : []), 'delegation.revoked'])
  })

  test('control: checking first and signing later lets one out', async () => {
    const checkThenSign =
      ({ walletId }: DelegationRow): Use =>
      async (_id, _now, sign) => {
        const row = await store().delegations.ofWallet(walletId)
        if (row?.status !== 'active') return { released: false, reason: 'revoked' }
        return { released: true, result: (await sign(row)).result, head: { seq: 2, hash: 'unchained' } }
      }
    expect((await releasesLate(checkThenSign)).late).toBe(true)
  })

  test('comes after every signature it let through, among 64 signers (fault 40)', async () => {
    const { id, userId, walletId } = await storedDelegation(store())
    const answers = await race(async (racer) => {
      if (racer === 20) return revokeAll(store(), userId)
      return store().delegations.use(
        id,
        () => now,
        async (row) => {
          await new Promise((resolve) => setTimeout(resolve, (racer * 7) % 5))
          return signed(row)
        },
      )
    })
    const count = answers.filter((answer) => 'released' in answer && answer.released).length
    const history = await store().audit.ofUser(userId)
    expect(history.map(({ event }) => event)).toEqual([
      'delegation.created',
      ...Array.from({ length: count }, () => 'delegation.signed'),
      'delegation.revoked',
    ])
    expect(findAuditBreak(history)).toBeNull()
    expect(await store().delegations.ofWallet(walletId)).toMatchObject({ signCount: count, sealedKey: null })
  })

  test('meets a new delegation before or after, never half way', async () => {
    const first = await storedDelegation(store())
    const { userId } = first
    const next = delegationRow(userId)
    const [created] = await Promise.all([
      store().delegations.create(next, auditEntry({ subject: next.id })),
      revokeAll(store(), userId),
    ])
    const rows = await store().delegations.ofUser(userId)
    expect(rows.every(({ status, sealedKey }) => status === 'revoked' && sealedKey === null)).toBe(true)
    expect(rows).toHaveLength(created === 'created' ? 2 : 1)
  })
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
