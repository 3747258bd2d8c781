import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { DrizzleQueryError } from 'drizzle-orm'

/** PostgreSQL, or what speaks like it, through Drizzle: `drizzle(…)` of any of its PostgreSQL drivers that has transactions. */
export type Database = PgDatabase<PgQueryResultHKT, any, any>

/**
 * Runs `work` in one transaction. READ COMMITTED, so that each statement sees what was committed while the one before it waited.
 * Where the database gives up on a conflict (40001) or a deadlock (40P01) the whole of it runs again, a few times.
 * `throw undo(answer)` keeps nothing of it and answers.
 */
export async function transact<result>(
  db: Database,
  work: (transaction: Database, undo: (answer: NoInfer<result>) => Error) => Promise<result>,
): Promise<result> {
  for (let attempt = 1; ; attempt++) {
    let undone: { error: Error; answer: result } | undefined
    const undo = (answer: result) => (undone = { error: new Error('Undone.'), answer }).error
    try {
      return await db.transaction((transaction) => work(transaction, undo), { isolationLevel: 'read committed' })
    } catch (error) {
      if (undone && undone.error === error) return undone.answer
      if (attempt === attempts || !conflicts.has(sqlState(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * 20))
    }
  }
}

/** What the database said, without the values that it was asked with: they may be secret. */
export function withoutValues(error: unknown): unknown {
  const said = error instanceof DrizzleQueryError ? error.cause : error
  if (!(said instanceof Error)) return said
  return Object.assign(new Error(said.message), { code: sqlState(said) })
}

/** Whether somebody else was in the way: at the same key, or at the same time. */
export const isConflict = (error: unknown): boolean => sqlState(error) === '23505' || conflicts.has(sqlState(error))

const attempts = 5
const conflicts: ReadonlySet<unknown> = new Set(['40001', '40P01'])

function sqlState(error: unknown): unknown {
  const said = error instanceof DrizzleQueryError ? error.cause : error
  return said instanceof Error && 'code' in said ? said.code : undefined
}
