import { pageOf } from '../pageOf.ts'
import type { DelegationRow } from '../Store.ts'
import type { TombstoneStore } from '../TombstoneStore.ts'
import { appendAudit } from './audit.ts'
import type { Connection } from './connect.ts'
import { deletePending, ended } from './endDelegation.ts'

/** What a log outside of the database says of what ended. */
export function tombstoneStore({ open, write }: Connection): TombstoneStore {
  return {
    async list(page) {
      const db = await open()
      const { rows, next } = await pageOf(page, (after, limit) =>
        db.getAllFromIndex('users', 'place', IDBKeyRange.lowerBound(after, true), limit),
      )
      const tombstones = await Promise.all(
        rows.map(async ({ id, epoch }) => {
          const all = await db.getAllFromIndex('delegations', 'userId', id)
          return { userId: id, epoch, delegations: all.filter(wasEnded).map((row) => row.id), deleted: false }
        }),
      )
      return { tombstones: tombstones.filter(({ epoch, delegations }) => epoch > 0 || delegations.length > 0), next }
    },

    apply: ({ userId, epoch, delegations: named }, { now, audit }) =>
      write(['users', 'delegations', 'tickets', 'audit'], async (transaction) => {
        const users = transaction.objectStore('users')
        const user = await users.get(userId)
        if (user && user.epoch < epoch) {
          await deletePending(transaction, userId)
          await users.put({ ...user, epoch })
        }
        const delegations = transaction.objectStore('delegations')
        const back = (await delegations.index('userId').getAll(userId)).filter(
          (row) => row.status === 'active' && (row.epoch < epoch || named.includes(row.id)),
        )
        for (const row of back) await delegations.put(ended(row, { revokedAt: now, revokedBy: 'app' }))
        if (back.length > 0) await appendAudit(transaction, userId, audit)
        return back.map(({ id }) => id)
      }),

    mark: async () => (await (await open()).get('marks', 'tombstones')) ?? null,
    setMark: (mark) =>
      write(['marks'], async (transaction) => void (await transaction.objectStore('marks').put(mark, 'tombstones'))),
  }
}

/** What lapsed by itself stays lapsed in any backup. */
const wasEnded = ({ status, revokedBy }: DelegationRow) => status === 'revoked' && revokedBy !== null
