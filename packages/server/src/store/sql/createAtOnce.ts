import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { AccountRow, CredentialRow, Store, UserRow } from '../Store.ts'
import { accountRows, wordRows } from './accounts.ts'
import { isConflict, type Database } from './database.ts'
import { sweepReceipts } from './receipts.ts'
import { accounts, credentials, pregenerated, receipts, users, words } from './schema.ts'

interface Newcomer {
  row: UserRow
  linked: readonly AccountRow[]
  more: NonNullable<Parameters<Store['users']['create']>[2]>
}

/**
 * Makes a person and all that comes with them in one statement: one way to the database and back, not one for each table.
 * False where anything is in the way; then nothing was made, and it takes a transaction to find out what it is.
 */
export function createAtOnce(db: Database): (newcomer: Newcomer) => Promise<boolean> {
  const parts = [
    partOf(db, users, 'users'),
    partOf(db, receipts, 'receipts'),
    partOf(db, credentials, 'credentials'),
    partOf(db, accounts, 'accounts'),
    partOf(db, words, 'words'),
    partOf(db, pregenerated, 'pregenerated'),
    db.$with('swept', { made: sql`made` }).as(sql`${sweepReceipts(sql.placeholder('now'))} as made`),
  ]
  // Each is asked for, in this order, so that all who make somebody come to the tables alike and never wait crosswise.
  const counts = Object.fromEntries(parts.map((part, index) => [`part${index}`, sql`(select count(*) from ${part})`]))
  const everything = db
    .with(...parts)
    .select(counts)
    .from(sql`(select) as nothing`)
    .prepare('latchkey_create')

  return async ({ row, linked, more: { receipt, credential, pregenerated: secret } }) => {
    try {
      await everything.execute({
        users: JSON.stringify([row]),
        receipts: JSON.stringify(receipt ? [receipt] : []),
        credentials: JSON.stringify(credential ? [withHex(credential)] : []),
        accounts: JSON.stringify(accountRows(row.id, { linked, position: 0 })),
        words: JSON.stringify(wordRows(row.id, linked)),
        pregenerated: JSON.stringify(secret ? [secret] : []),
        now: row.createdAt,
      })
      return true
    } catch (error) {
      if (isConflict(error)) return false
      throw error
    }
  }
}

/** Inserts the rows of a JSON array whose members have our own names for the columns. */
function partOf(db: Database, table: PgTable, name: string) {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generatedIdentity)
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const members = columns.map(([member]) => sql.identifier(member))
  const types = columns.map(([member, column]) => sql`${sql.identifier(member)} ${sql.raw(column.getSQLType())}`)
  return db.$with(`made_${name}`, { made: sql`made` }).as(sql`
    insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(members, sql`, `)}
    from json_to_recordset(${sql.placeholder(name)}::json) as given (${sql.join(types, sql`, `)})
    returning 1 as made`)
}

/** JSON knows no bytes; PostgreSQL reads them from hexadecimal digits. */
const withHex = ({ publicKey, ...credential }: CredentialRow) => ({
  ...credential,
  publicKey: `\\x${Array.from(publicKey, (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
})
