import { refusalOf } from '../refusalOf.ts'
import { spend } from '../spend.ts'
import { sweepSize } from '../sweep.ts'
import type { AuditEntry, DelegationRow, ReceiptRow, Store } from '../Store.ts'
import { appendAudit, auditHead } from './audit.ts'
import type { Connection, Writing } from './connect.ts'
import { deletePending, ended } from './endDelegation.ts'
import { findReceipt, keepReceipt } from './receipts.ts'

/** Wallets' keys sealed to this server. */
export function delegationStore({ open, write }: Connection): Store['delegations'] {
  return {
    create: (row, audit, claim) =>
      write(['users', 'delegations', 'tickets', 'audit'], async (transaction) => {
        const delegations = transaction.objectStore('delegations')
        const user = await transaction.objectStore('users').get(row.userId)
        if (user?.epoch !== row.epoch) return 'superseded'
        if (claim !== undefined) {
          const tickets = transaction.objectStore('tickets')
          if (!(await tickets.getKey(['delegation-claimed', claim]))) return 'superseded'
          await tickets.delete(['delegation-claimed', claim])
        }
        const active = (await delegations.index('walletId').getAll(row.walletId)).find(isActive)
        if (active && active.expiresAt > row.createdAt) return 'exists'
        if (active) await delegations.put(ended(active, { revokedAt: active.expiresAt, revokedBy: null }))
        await delegations.add(row)
        await appendAudit(transaction, row.userId, audit)
        return 'created'
      }),

    claim: (ticketId, now) =>
      write(['tickets'], async (transaction) => {
        const tickets = transaction.objectStore('tickets')
        const ticket = await tickets.get(['delegation', ticketId])
        if (!ticket) return null
        await tickets.delete(['delegation', ticketId])
        const claimed = { ...ticket, kind: 'delegation-claimed' as const }
        await tickets.put(claimed)
        return ticket.expiresAt > now ? claimed : null
      }),

    async ofUser(userId) {
      const rows = await (await open()).getAllFromIndex('delegations', 'userId', userId)
      return rows.toSorted(newestFirst)
    },

    async ofWallet(walletId) {
      const rows = await (await open()).getAllFromIndex('delegations', 'walletId', walletId)
      return rows.find(isActive) ?? rows.toSorted(newestFirst)[0] ?? null
    },

    async use(id, now, sign, once) {
      const db = await open()
      const row = await db.get('delegations', id)
      const refusal = refusalOf(row, row && (await db.get('users', row.userId))?.epoch, now())
      if (row && refusal === 'expired') await write(['delegations'], (transaction) => lapse(transaction, id))
      if (!row || refusal) return { released: false, reason: refusal ?? 'not_found' }
      const signed = await sign(row)
      const receipt = once?.(signed.result)
      return write(['users', 'delegations', 'audit', 'receipts'], (transaction) =>
        release(transaction, { id, now, receipt, ...signed }),
      )
    },

    revoke: (userId, walletIds, { revokedBy, now, audit }) =>
      write(['users', 'delegations', 'tickets', 'audit'], async (transaction) => {
        const user = await transaction.objectStore('users').get(userId)
        if (!user) return { revoked: [], delegations: [], epoch: 0, head: null }
        const delegations = transaction.objectStore('delegations')
        const active = (await delegations.index('userId').getAll(userId)).filter(
          (row) => isActive(row) && (walletIds === 'all' || walletIds.includes(row.walletId)),
        )
        for (const row of active) await delegations.put(ended(row, { revokedAt: now, revokedBy }))
        const pending = await deletePending(transaction, userId)
        const ids = { revoked: active.map(({ walletId }) => walletId), delegations: active.map(({ id }) => id) }
        if (active.length === 0 && pending === 0)
          return { ...ids, epoch: user.epoch, head: await auditHead(transaction, userId) }
        const head = await appendAudit(transaction, userId, audit)
        const epoch = walletIds === 'all' ? user.epoch + 1 : user.epoch
        await transaction.objectStore('users').put({ ...user, epoch })
        return { ...ids, epoch, head }
      }),

    sweep: (now) =>
      write(['delegations'], async (transaction) => {
        const delegations = transaction.objectStore('delegations')
        const expired = IDBKeyRange.bound(['active', 0], ['active', now])
        const rows = await delegations.index('active').getAll(expired, sweepSize)
        for (const row of rows) await delegations.put(ended(row, { revokedAt: row.expiresAt, revokedBy: null }))
        return rows.length === sweepSize
      }),
  }
}

interface Signed<result> {
  id: string
  now: () => number
  result: result
  audit: AuditEntry
  cost?: bigint
  receipt: ReceiptRow | undefined
}

/** The release: reads again and writes, in one transaction. Whoever revokes runs before it or after it, never within. */
async function release<result>(transaction: Writing, { id, now, result, audit, cost = 0n, receipt }: Signed<result>) {
  const delegations = transaction.objectStore('delegations')
  const row = await delegations.get(id)
  const user = row && (await transaction.objectStore('users').get(row.userId))
  const refusal = refusalOf(row, user?.epoch, now())
  if (!row || refusal) return { released: false as const, reason: refusal ?? ('not_found' as const) }
  const repeated = receipt && (await findReceipt(transaction, receipt.key, now()))
  if (repeated) return { released: true as const, repeated }
  const counted = spend(row, cost, now())
  if (typeof counted === 'string') return { released: false as const, reason: counted }
  if (receipt) await keepReceipt(transaction, receipt, now())
  await delegations.put({ ...row, ...counted, lastUsedAt: audit.ts })
  const head = await appendAudit(transaction, row.userId, audit)
  return { released: true as const, result, head }
}

/** Ends one that has expired, so that no clock that goes back lets it sign again. */
async function lapse(transaction: Writing, id: string) {
  const row = await transaction.objectStore('delegations').get(id)
  if (row && isActive(row))
    await transaction.objectStore('delegations').put(ended(row, { revokedAt: row.expiresAt, revokedBy: null }))
}

const isActive = ({ status }: DelegationRow) => status === 'active'
const newestFirst = (a: DelegationRow, b: DelegationRow) => b.createdAt - a.createdAt
