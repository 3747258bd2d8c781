// Why: the page for hosts says which statements end what no log outside of the database knows of: sessions, and what was under way.
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { expect, test } from 'vitest'
import { embeddedWallet, familyRow, now, ticketRow, userRow } from '../cases/rows.ts'
import { sqlStore } from './sqlStore.ts'

const page = readFileSync(new URL('../../../../../docs/hosting.md', import.meta.url), 'utf8')
const [, statements = ''] = /```sql restore\n([^`]+)```/.exec(page) ?? []

test('after the statements for a restored backup nobody is signed in, nothing pending counts, and everybody is there', async () => {
  const client = await PGlite.create()
  const store = await sqlStore(drizzle({ client }))
  const [user, wallet] = [userRow(), embeddedWallet()]
  await store.users.create(user, [wallet])
  const family = familyRow(user.id)
  await store.families.create(family)
  const ticket = ticketRow()
  await store.tickets.put(ticket)
  expect(await store.families.sessionLives(family.sid, now)).toBe(true)

  await client.exec(statements)

  expect(await store.families.sessionLives(family.sid, now)).toBe(false)
  expect(await store.tickets.take(ticket.kind, ticket.id, now)).toBeNull()
  expect(await store.users.get(user.id, now)).toMatchObject({ user, accounts: [{ key: wallet.key }] })
  await store.close()
}, 60_000)
