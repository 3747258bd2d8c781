import type { Store } from '../Store.ts'
import { addAccounts } from './accounts.ts'
import type { Connection, Writing } from './connect.ts'
import { linkStore } from './links.ts'
import { peopleStore } from './people.ts'
import { keepReceipt } from './receipts.ts'
import type { StoredUser } from './schema.ts'

/** People and their linked accounts. */
export function userStore(connection: Connection): Store['users'] {
  const { write } = connection

  /** Changes a person's own row; false where nobody has this id. */
  const change = (id: string, changed: Partial<StoredUser>) =>
    write(['users'], async (transaction) => {
      const user = await transaction.objectStore('users').get(id)
      if (user) await transaction.objectStore('users').put({ ...user, ...changed })
      return user !== undefined
    })

  return {
    ...peopleStore(connection),
    ...linkStore(connection),

    create: (row, accounts, { credential, pregenerated, receipt } = {}) =>
      write(['users', 'accounts', 'credentials', 'pregenerated', 'receipts'], async (transaction, undo) => {
        const earlier = receipt && (await keepReceipt(transaction, receipt, row.createdAt))
        if (earlier) return { outcome: 'repeated', receipt: earlier }
        await transaction.objectStore('users').add({ ...row, place: await nextPlace(transaction) })
        if (credential) {
          const credentials = transaction.objectStore('credentials')
          if (await credentials.getKey(credential.id)) throw undo({ outcome: 'account_taken', type: 'passkey' })
          await credentials.add(credential)
        }
        const taken = await addAccounts(transaction, row.id, accounts)
        if (taken) throw undo({ outcome: 'account_taken', type: taken.type })
        if (pregenerated) await transaction.objectStore('pregenerated').add(pregenerated)
        return { outcome: 'created' }
      }),

    setCustomMetadata: (id, customMetadata) => change(id, { customMetadata }),
    acceptTerms: (id) => change(id, { hasAcceptedTerms: true }),

    delete: (id) =>
      write([...ownedByUserId, 'users', 'vaults', 'totp', 'pregenerated', 'tickets', 'audit'], async (transaction) => {
        const known = (await transaction.objectStore('users').getKey(id)) !== undefined
        for (const table of ownedByUserId) {
          const rows = transaction.objectStore(table)
          for (const key of await rows.index('userId').getAllKeys(id)) await rows.delete(key)
        }
        // An array sorts after every text, so this is whatever begins with the id.
        const all = IDBKeyRange.bound([id], [id, []])
        const tickets = transaction.objectStore('tickets')
        for (const key of await tickets.index('owner').getAllKeys(all)) await tickets.delete(key)
        await transaction.objectStore('audit').delete(all)
        for (const table of ['users', 'vaults', 'totp', 'pregenerated'] as const)
          await transaction.objectStore(table).delete(id)
        return known
      }),
  }
}

const ownedByUserId = ['accounts', 'credentials', 'families', 'delegations', 'receipts'] as const

async function nextPlace(transaction: Writing): Promise<number> {
  const last = await transaction.objectStore('users').index('place').openKeyCursor(null, 'prev')
  return (last?.key ?? 0) + 1
}
