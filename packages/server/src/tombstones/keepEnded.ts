import type { Store } from '../store/Store.ts'
import type { Tombstones } from './createTombstones.ts'

/** A store that acknowledges an end only once the log has it, too, and under whose delegations nothing is signed before it agrees with the log. */
export function keepEnded(store: Store, tombstones: Tombstones): Store {
  return {
    ...store,
    users: {
      ...store.users,
      async delete(id) {
        const known = await store.users.delete(id)
        // Also where nobody is found: an earlier attempt may have got no further than the database.
        await tombstones.deleted(id)
        return known
      },
    },
    delegations: {
      ...store.delegations,
      async create(...delegation) {
        await tombstones.settled()
        return store.delegations.create(...delegation)
      },
      async use(...signature) {
        await tombstones.settled()
        return store.delegations.use(...signature)
      },
      async revoke(userId, ...which) {
        const done = await store.delegations.revoke(userId, ...which)
        await tombstones.ended(userId, done.epoch)
        return done
      },
    },
  }
}
