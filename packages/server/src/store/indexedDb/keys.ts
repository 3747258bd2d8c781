import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** The server's own keys, wrapped. */
export function keyStore({ open, write }: Connection): Store['keys'] {
  return {
    async list(purpose) {
      const rows = await (await open()).getAllFromIndex('keys', 'purpose', purpose)
      return rows.toSorted((a, b) => a.createdAt - b.createdAt)
    },
    addFirst: (row) =>
      write(['keys'], async (transaction) => {
        const keys = transaction.objectStore('keys')
        const first = await keys.index('purpose').get(row.purpose)
        if (!first) await keys.add(row)
        return first ?? row
      }),
  }
}
