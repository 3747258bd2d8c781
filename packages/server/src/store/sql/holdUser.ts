import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { users } from './schema.ts'

/** Holds a person's row until the transaction ends, so that changes of what is theirs take turns. False where nobody has this id. */
export async function holdUser(
  transaction: Database,
  userId: string,
  /** `update` also keeps out whoever adds something of theirs. */
  strength: 'no key update' | 'update' = 'no key update',
): Promise<boolean> {
  const held = await transaction.select({ id: users.id }).from(users).where(eq(users.id, userId)).for(strength)
  return held.length > 0
}
