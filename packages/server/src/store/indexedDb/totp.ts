import type { TotpStore } from '../TotpStore.ts'
import { appendAudit } from './audit.ts'
import type { Connection } from './connect.ts'

/** The secrets of authenticator apps. */
export function totpStore({ open, write }: Connection): TotpStore {
  return {
    get: async (userId) => (await (await open()).get('totp', userId)) ?? null,

    offer: (row) =>
      write(['users', 'totp'], async (transaction) => {
        const table = transaction.objectStore('totp')
        const known = await transaction.objectStore('users').getKey(row.userId)
        if (!known || typeof (await table.get(row.userId))?.verifiedAt === 'number') return false
        await table.put({ ...row, verifiedAt: null, lastStep: 0 })
        return true
      }),

    prove: (userId, { wrapped, step, at, audit }) =>
      write(['totp', 'audit'], async (transaction) => {
        const table = transaction.objectStore('totp')
        const row = await table.get(userId)
        if (row?.wrapped !== wrapped || row.verifiedAt !== null) return false
        await table.put({ ...row, verifiedAt: at, lastStep: step })
        await appendAudit(transaction, userId, audit)
        return true
      }),

    use: (userId, step) =>
      write(['totp'], async (transaction) => {
        const table = transaction.objectStore('totp')
        const row = await table.get(userId)
        if (!row || row.verifiedAt === null || row.lastStep >= step) return false
        await table.put({ ...row, lastStep: step })
        return true
      }),

    remove: (userId, audit) =>
      write(['totp', 'audit'], async (transaction) => {
        const table = transaction.objectStore('totp')
        const row = await table.get(userId)
        if (!row || row.verifiedAt === null) return false
        await table.delete(userId)
        await appendAudit(transaction, userId, audit)
        return true
      }),
  }
}
