import type { Store } from '../store/Store.ts'
import { reconcile } from './reconcile.ts'
import type { TombstoneLog } from './TombstoneLog.ts'

/**
 * Ends all server access of everybody, and takes the log for the database's own. For when the log was lost: nobody knows then which
 * of it had ended before. May be cut short and run again; people consent anew.
 */
export async function endServerAccess({
  store,
  tombstones,
  now = Date.now,
}: {
  store: Store
  tombstones: TombstoneLog
  now?: () => number
}): Promise<{ ended: number }> {
  // Before anything ends: a log that is damaged takes nobody further.
  await tombstones.read()
  let ended = 0
  for (let after: string | undefined; ;) {
    const { people, next } = await store.users.list({ limit: 200, ...(after && { after }) }, now())
    for (const { user } of people) {
      const audit = { ts: now(), actor: 'system', event: 'delegation.revoked', subject: '*', detail } as const
      const revoked = await store.delegations.revoke(user.id, 'all', { revokedBy: 'app', now: now(), audit })
      ended += revoked.delegations.length
    }
    if (next === null) break
    after = next
  }
  await reconcile({ store, tombstones, now, adopt: true })
  return { ended }
}

const detail = { wallets: '*', because: 'the log of what had ended was lost' }
