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
  // Most newcomers come without a receipt or a passkey, and a part without rows is work, too.
  const statements = new Map<string, ReturnType<typeof statementOf>>()
  const statementFor = (names: Part[]) => {
    const key = names.join('_')
    const statement = statements.get(key) ?? statementOf(db, names)
    statements.set(key, statement)
    return statement
  }

  return async ({ row, linked, more: { receipt, credential, pregenerated: secret } }) => {
    const rows: Record<Part, object[]> = {
      users: [row],
      receipts: receipt ? [receipt] : [],
      credentials: credential ? [withHex(credential)] : [],
      accounts: accountRows(row.id, { linked, position: 0 }),
      words: wordRows(row.id, linked),
      pregenerated: secret ? [secret] : [],
    }
    const names = (Object.keys(tables) as Part[]).filter((name) => rows[name].length > 0)
    const values = Object.fromEntries(names.map((name) => [name, JSON.stringify(rows[name])]))
    try {
      await statementFor(names).execute({ ...values, now: row.createdAt })
      return true
    } catch (error) {
      if (isConflict(error)) return false
      throw error
    }
  }
}

/** In the order in which all who make somebody come to the tables, so that they never wait crosswise. */
const tables = { users, receipts, credentials, accounts, words, pregenerated }
type Part = keyof typeof tables

function statementOf(db: Database, names: Part[]) {
  const parts = names.map((name) => partOf(db, tables[name], name))
  if (names.includes('receipts'))
    parts.push(db.$with('made_room', { made: sql`made` }).as(sql`${sweepReceipts(sql.placeholder('now'))} as made`))
  // Each is asked for, else the order would be the database's own.
  const counts = Object.fromEntries(parts.map((part, index) => [`part${index}`, sql`(select count(*) from ${part})`]))
  return db
    .with(...parts)
    .select(counts)
    .from(sql`(select) as nothing`)
    .prepare(`latchkey_create_${names.map((name) => name[0]).join('')}`) // a name may have 63 characters
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
