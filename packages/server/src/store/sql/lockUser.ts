import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/**
 * Holds a person's lock until the transaction ends: whoever signs shares it, whoever grants or revokes has it alone. Signers take turns at
 * another one before they come to it, so a revocation waits for the one whose turn it is, and not for all who queue.
 * Fair, unlike a row lock: nobody who waits is overtaken. What it guards must be read in a later statement, else it is older than the wait.
 * Bounds both sides: who waits too long fails, who dawdles is cut off.
 */
export async function lockUser(transaction: Database, userId: string, mode: 'signing' | 'exclusive'): Promise<void> {
  const key = (what: string) => sql`hashtextextended(${`latchkey/${what}/${userId}`}, 0)`
  const locks =
    mode === 'signing'
      ? sql`pg_advisory_xact_lock(${key('turn')}), pg_advisory_xact_lock_shared(${key('user')})`
      : sql`pg_advisory_xact_lock(${key('user')})`
  await transaction.execute(sql`
    select set_config('lock_timeout', '3s', true),
      set_config('idle_in_transaction_session_timeout', '15s', true),
      ${locks}`)
}
