import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** Passkeys' public halves. */
export function credentialStore({ open, write }: Connection): Store['credentials'] {
  return {
    get: async (id) => (await (await open()).get('credentials', id)) ?? null,
    ofUser: async (userId) => (await open()).getAllFromIndex('credentials', 'userId', userId),
    used: (id, counter) =>
      write(['credentials'], async (transaction) => {
        const credentials = transaction.objectStore('credentials')
        const credential = await credentials.get(id)
        if (credential && credential.counter < counter) await credentials.put({ ...credential, counter })
      }),
  }
}
