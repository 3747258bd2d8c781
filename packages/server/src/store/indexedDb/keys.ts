import { omit } from '../omit.ts'
import type { KeyRow, Store } from '../Store.ts'
import type { Connection, Writing } from './connect.ts'
import type { StoredKey } from './schema.ts'

/** The server's own keys, wrapped. */
export function keyStore({ open, write }: Connection): Store['keys'] {
  return {
    async list(purpose) {
      return inOrder(await (await open()).getAllFromIndex('keys', 'purpose', purpose)).map((key) =>
        omit(key, 'generation'),
      )
    },

    addFirst: (row) =>
      write(['keys'], async (transaction) => {
        const [first] = await ofPurpose(transaction, row.purpose)
        if (!first) await transaction.objectStore('keys').add({ ...row, generation: 0 })
        return first ? omit(first, 'generation') : row
      }),

    addNext: (row, after) =>
      write(['keys'], async (transaction) => {
        const newest = (await ofPurpose(transaction, row.purpose)).at(-1)
        if (newest?.kid !== after) return false
        await transaction.objectStore('keys').add({ ...row, generation: newest.generation + 1 })
        return true
      }),

    remove: (kid) => write(['keys'], (transaction) => transaction.objectStore('keys').delete(kid)),
  }
}

const ofPurpose = async (transaction: Writing, purpose: KeyRow['purpose']) =>
  inOrder(await transaction.objectStore('keys').index('purpose').getAll(purpose))

const inOrder = (keys: StoredKey[]) => keys.toSorted((a, b) => a.generation - b.generation)
