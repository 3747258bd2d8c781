import 'fake-indexeddb/auto'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { pickerOf } from './cases/pickerOf.ts'
import { auditEntry, delegationRow, now, revokeAll, storedUser } from './cases/rows.ts'
import { connect, type Connection } from './indexedDb/connect.ts'
import { delegationStore as indexedDbDelegations } from './indexedDb/delegations.ts'
import { indexedDbStore } from './indexedDb/indexedDbStore.ts'
import type { Database } from './sql/database.ts'
import { delegationStore as sqlDelegations } from './sql/delegations.ts'
import { sqlStore } from './sql/sqlStore.ts'
import type { DelegationRow, Store } from './Store.ts'
import { turnstile } from './turnstile.test.kit.ts'

type Delegations = Store['delegations']
type Step = () => Promise<void>

/** A real store whose calls about server access wait, at each point where others may come between, until they are let on. */
export interface Scheduled {
  store: Store
  delegations: (step: Step) => Delegations
}

/** How signing is kept from revoking. */
type Scheme = (delegations: Delegations, row: DelegationRow) => Pick<Delegations, 'use' | 'revoke'>

/** What came of some schedules. */
export interface ScheduleReport {
  schedules: number
  /** Signatures that were handed out, and that were refused. */
  released: number
  refused: number
  /** Signatures that were handed out after revoking was acknowledged, or are in the history after it. */
  late: number
  /** Schedules in which that happened. */
  lateIn: number
}

/** Runs signers against a revocation, each schedule with its own mixture of their steps. The same seeds give the same schedules. */
export async function runSchedules(
  scheduled: Scheduled,
  { count, from = 1, scheme = asItIs }: { count: number; /** The first seed. */ from?: number; scheme?: Scheme },
): Promise<ScheduleReport> {
  const report: ScheduleReport = { schedules: count, released: 0, refused: 0, late: 0, lateIn: 0 }
  for (let seed = from; seed < from + count; seed++) {
    const { released, refused, late } = await runSchedule(scheduled, { seed, scheme })
    report.released += released
    report.refused += refused
    report.late += late
    report.lateIn += late > 0 ? 1 : 0
  }
  return report
}

async function runSchedule({ store, delegations }: Scheduled, { seed, scheme }: { seed: number; scheme: Scheme }) {
  const pick = pickerOf(seed)
  const { step, run } = turnstile(pick)
  const row = await grant(store)
  const calls = scheme(delegations(step), row)
  const counted = { released: 0, refused: 0, late: 0 }
  let acknowledged = false

  const sign = async (current: DelegationRow) => {
    await step()
    return { result: 'a signature', audit: auditEntry({ event: 'delegation.signed', subject: current.id }) }
  }
  const signer = async () => {
    for (let signatures = pick([1, 2, 3]); signatures > 0; signatures--) {
      await step()
      const answer = await calls.use(row.id, () => now, sign)
      counted[answer.released ? 'released' : 'refused']++
      if (answer.released && acknowledged) counted.late++
    }
  }
  const revoker = async () => {
    for (let steps = pick([1, 2, 4, 8, 16]); steps > 0; steps--) await step()
    await revokeAll({ ...store, delegations: { ...store.delegations, ...calls } }, row.userId)
    acknowledged = true
  }
  await run(Promise.all([signer(), signer(), revoker(), signer()]))

  const history = (await store.audit.ofUser(row.userId)).map(({ event }) => event)
  counted.late += history.slice(history.indexOf('delegation.revoked') + 1).length
  return counted
}

async function grant(store: Store): Promise<DelegationRow> {
  const { id } = await storedUser(store)
  const row = delegationRow(id)
  await store.delegations.create(row, auditEntry({ subject: row.id }))
  return row
}

/** As the store does it. */
const asItIs: Scheme = (delegations) => delegations

/** The control: asks whether it may, then signs. */
export const checkThenSign: Scheme = (delegations, { walletId }) => ({
  ...delegations,
  async use(_id, _now, sign) {
    const row = await delegations.ofWallet(walletId)
    if (row?.status !== 'active') return { released: false, reason: 'revoked' }
    return { released: true, result: (await sign(row)).result, head: { seq: 0, hash: 'not written down' } }
  },
})

/** The tab's store. Others may come before each of its transactions. */
export async function scheduledIndexedDb(): Promise<Scheduled> {
  const name = crypto.randomUUID()
  const store = await indexedDbStore({ name })
  const connection = connect(name)
  const close = async () => {
    await connection.close()
    await store.close()
  }
  const after = (step: Step): Connection => ({
    ...connection,
    open: () => step().then(connection.open),
    write: (tables, work) => step().then(() => connection.write(tables, work)),
  })
  return { store: { ...store, close }, delegations: (step) => indexedDbDelegations(after(step)) }
}

/** The store of a single server. Others may come before each of its transactions. */
export async function scheduledPglite(): Promise<Scheduled> {
  const client = await PGlite.create()
  const db: Database = drizzle({ client })
  const store = await sqlStore(db, { close: () => client.close() })
  const after = (step: Step): Database =>
    Object.assign(Object.create(db) as Database, {
      transaction: ((work, config) => step().then(() => db.transaction(work, config))) as Database['transaction'],
    })
  return { store, delegations: (step) => sqlDelegations(after(step)) }
}
