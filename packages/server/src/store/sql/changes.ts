import { sql, type SQLWrapper } from 'drizzle-orm'
import { createChangeHub } from '../changeHub.ts'
import type { Change, ChangeKind, Store } from '../Store.ts'
import { storeUnavailable } from '../storeUnavailable.ts'
import type { Database } from './database.ts'

/** Hears what is told at this database from when it resolves on. `missed` is called where some may have gone unheard. */
export type Listen = (channel: string, hear: (text: string) => void, missed: () => void) => Promise<void>

const channel = 'latchkey_changes'

/** Tells all servers of this database of a change, as a column of the statement that makes it: the database sends it with the commit. */
export const told = (userId: SQLWrapper, kind: ChangeKind) =>
  sql<unknown>`pg_notify(${channel}, ${`${kind} `} || ${userId})`

/** The same within a transaction under way, as a statement of its own. */
export async function tellChange(transaction: Database, { userId, kind }: Change): Promise<void> {
  await transaction.execute(sql`select pg_notify(${channel}, ${`${kind} ${userId}`})`)
}

/** Tells that server access of these people was used. */
export async function tellUses(db: Database, userIds: string[]): Promise<void> {
  await db.execute(
    sql`select pg_notify(${channel}, 'use ' || id) from jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb) id`,
  )
}

/** News of what changes in this database. Nothing listens before somebody wants to hear. */
export function changeStore(listen: Listen | undefined): Store['changes'] {
  const hub = createChangeHub()
  let listening: Promise<void> | undefined
  return {
    async subscribe(hear) {
      if (!listen) throw storeUnavailable(new Error('This store was made over a connection that cannot listen.'))
      listening ??= listen(
        channel,
        (text) => hub.tell(toChange(text)),
        () => hub.tell('missed'),
      ).catch((error: unknown) => {
        listening = undefined
        throw error
      })
      await listening
      return hub.add(hear)
    },
  }
}

function toChange(text: string): Change {
  const space = text.indexOf(' ')
  return { kind: text.slice(0, space) as ChangeKind, userId: text.slice(space + 1) }
}
