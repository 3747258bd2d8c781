// Why: a restored backup must not bring back what people took back since. The page for hosts says which statements see to that.
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { expect, test } from 'vitest'
import { auditEntry, delegationRow, embeddedWallet, familyRow, now, ticketRow, userRow } from '../cases/rows.ts'
import { sqlStore } from './sqlStore.ts'

const page = readFileSync(new URL('../../../../../docs/hosting.md', import.meta.url), 'utf8')
const [, statements = ''] = /```sql restore\n([^`]+)```/.exec(page) ?? []

test('after the statements for a restored backup nobody signs, nobody is signed in, and nothing pending counts', async () => {
  const client = await PGlite.create()
  const store = await sqlStore(drizzle({ client }))
  const [user, wallet] = [userRow(), embeddedWallet()]
  await store.users.create(user, [wallet])
  const delegation = { ...delegationRow(user.id), walletId: wallet.data['id'] as string }
  expect(await store.delegations.create(delegation, auditEntry())).toBe('created')
  const family = familyRow(user.id)
  await store.families.create(family)
  const ticket = ticketRow()
  await store.tickets.put(ticket)
  expect(await store.families.sessionLives(family.sid, now)).toBe(true)

  await client.exec(statements)

  const sign = async () => ({ result: 'signed', audit: auditEntry() })
  expect(await store.delegations.use(delegation.id, () => now, sign)).toEqual({ released: false, reason: 'revoked' })
  expect(await store.families.sessionLives(family.sid, now)).toBe(false)
  expect(await store.tickets.take(ticket.kind, ticket.id, now)).toBeNull()
  expect(await store.users.get(user.id, now)).toMatchObject({
    user: { epoch: 1 },
    accounts: [{ key: wallet.key }],
    delegations: [],
  })
  await store.close()
})
