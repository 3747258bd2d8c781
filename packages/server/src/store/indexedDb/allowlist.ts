import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** Who may sign up while the app is closed to others. */
export function allowlistStore({ open, write }: Connection): Store['allowlist'] {
  return {
    async list() {
      const rows = await (await open()).getAll('allowlist')
      return rows.toSorted((a, b) => a.createdAt - b.createdAt)
    },

    add: (row) =>
      write(['allowlist'], async (transaction) => {
        const allowlist = transaction.objectStore('allowlist')
        const there = await allowlist.get([row.type, row.value])
        if (!there) await allowlist.add(row)
        return there ?? row
      }),

    remove: (type, value) =>
      write(['allowlist'], async (transaction) => {
        const allowlist = transaction.objectStore('allowlist')
        const there = (await allowlist.getKey([type, value])) !== undefined
        if (there) await allowlist.delete([type, value])
        return there
      }),

    accept: (type, value, at) =>
      write(['allowlist'], async (transaction) => {
        const allowlist = transaction.objectStore('allowlist')
        const there = await allowlist.get([type, value])
        if (there) await allowlist.put({ ...there, acceptedAt: there.acceptedAt ?? at })
        return there !== undefined
      }),
  }
}
