import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/**
 * Holds a person's lock until the transaction ends: any number of signers share it, whoever grants or revokes has it alone.
 * Fair, unlike a row lock: nobody who waits is overtaken. What it guards must be read in a later statement, else it is older than the wait.
 * Bounds both sides: who waits too long fails, who dawdles is cut off.
 */
export async function lockUser(transaction: Database, userId: string, mode: 'shared' | 'exclusive'): Promise<void> {
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await transaction.execute(sql`
    select set_config('lock_timeout', '3s', true),
      set_config('idle_in_transaction_session_timeout', '15s', true),
      ${lock}(hashtextextended(${`latchkey/user/${userId}`}, 0))`)
}
