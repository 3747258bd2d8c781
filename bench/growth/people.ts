import { postgresStore } from '@latchkey/server/sql'
import pg from 'pg'
import { email, embeddedWallet, now, userRow } from '../../packages/server/src/store/cases/rows.ts'
import { crowd } from '../../packages/server/src/store/sql/crowd.test.kit.ts'
import type { Store } from '../../packages/server/src/store/Store.ts'
import { timeOf } from '../figures/costOf.ts'
import type { Curve } from '../figures/Figure.ts'

const sizes = [1_000, 10_000, 100_000, 1_000_000]
const limit = 100

/** What a server asks of its database, by how many people are in it. Leaves the database full. */
export async function measurePeople(databaseUrl: string): Promise<Curve[]> {
  const store = await postgresStore({ url: databaseUrl, statementTimeout: 60_000 })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  // The rows are sound, and asking the tables for each of them would take longer than all else.
  await client.query(`set session_replication_role = replica`)
  const curves = new Map<string, Curve>()
  let there = 0
  for (const size of sizes) {
    for (const rows of crowd(there + 1, size)) await client.query(rows)
    there = size
    await client.query('vacuum analyze')
    await client.query('checkpoint')
    for (const [what, call] of Object.entries(callsAt(store, size))) {
      const curve = curves.get(what) ?? { what, by: 'people', unit: 'ms', points: [] }
      curve.points.push([size, await timeOf(call)])
      curves.set(what, curve)
    }
    console.log(`people: ${size.toLocaleString('en')}`)
  }
  await client.end()
  await store.close()
  return [...curves.values()]
}

/** Somebody else each time, all over the crowd. */
function callsAt({ users }: Store, size: number): Record<string, (turn: number) => Promise<unknown>> {
  const anyone = (turn: number) => 1 + (Math.abs(turn * 7_919) % size)
  return {
    'get by id': (turn) => users.get(`user${anyone(turn)}`, now),
    'find by e-mail': (turn) => users.findByAccount('email', `ann${anyone(turn)}`),
    'search for one': (turn) => users.search({ term: `handle${anyone(turn)}` }, { limit }, now),
    'a page of a search that finds all': () => users.search({ term: 'a' }, { limit }, now),
    'a page of the list': (turn) => users.list({ limit, after: String(anyone(turn)) }, now),
    'import one': () => users.create(userRow(), [email(), embeddedWallet()]),
  }
}
