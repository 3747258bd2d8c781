import { join } from 'node:path'
import { pgliteStore, postgresStore } from '@latchkey/server/sql'
import { findAuditBreak } from '../../packages/server/src/store/auditChain.ts'
import type { AuditRow, DelegationRow, Store } from '../../packages/server/src/store/Store.ts'
import type { Served } from '../setup/serve.ts'
import type { AccessLedger } from './access.ts'

/** What is stored of server access after all. */
export interface AccessStock {
  delegations: number
  /** Rows that are neither on, with their key, nor ended, without it; or without their line in the history. */
  halfRows: number
  /** On, though somebody was told that it ended. */
  revived: number
  /** Signatures that were heard and are not in the history, or not counted. */
  unrecorded: number
  /** People whose history does not hold together, or tells of a signature after the end of what it was made under. */
  brokenHistories: number
}

interface ReadOptions {
  dataDir: string
  databaseUrl: string | undefined
  ledger: Pick<AccessLedger, 'signed' | 'ended'>
}

/** Reads the database itself, once the server has let go of it. */
export async function readAccess(served: Served, { dataDir, databaseUrl, ledger }: ReadOptions): Promise<AccessStock> {
  await served.end('SIGTERM')
  const store = databaseUrl
    ? await postgresStore({ url: databaseUrl })
    : await pgliteStore({ dataDir: join(dataDir, 'pglite') })
  const stock: AccessStock = { delegations: 0, halfRows: 0, revived: 0, unrecorded: 0, brokenHistories: 0 }
  const heard = new Map(ledger.signed)
  for (const { id, epoch } of await everybody(store)) {
    const [rows, lines] = [await store.delegations.ofUser(id), await store.audit.ofUser(id)]
    const signatures = (row: DelegationRow) =>
      lines.filter(({ event, subject }) => event === 'delegation.signed' && subject === row.id).length
    stock.delegations += rows.length
    stock.halfRows += rows.filter((row) => isHalf(row, { epoch, lines })).length
    stock.revived += rows.filter((row) => row.status === 'active' && ledger.ended.has(row.id)).length
    stock.unrecorded += rows.filter((row) => row.signCount !== signatures(row)).length
    for (const row of rows) heard.set(row.walletId, (heard.get(row.walletId) ?? 0) - signatures(row))
    if (findAuditBreak(lines) || !isInOrder(lines)) stock.brokenHistories++
  }
  for (const missing of heard.values()) stock.unrecorded += Math.max(0, missing)
  await store.close()
  return stock
}

async function everybody({ users }: Store) {
  const { people } = await users.list({ limit: 1_000 }, Date.now())
  return people.map(({ user }) => user)
}

function isHalf(
  { id, status, sealedKey, epoch: of }: DelegationRow,
  { epoch, lines }: { epoch: number; lines: AuditRow[] },
) {
  const isGranted = lines.filter(({ event, subject }) => event === 'delegation.created' && subject === id).length === 1
  const isOn = status === 'active' && sealedKey !== null && of === epoch
  const isEnded = status === 'revoked' && sealedKey === null && of < epoch
  return !isGranted || !(isOn || isEnded)
}

/** Everybody here ends all of their server access at once, so a signature belongs to a grant after the last end. */
function isInOrder(lines: AuditRow[]): boolean {
  const open = new Set<string>()
  for (const { event, subject } of lines) {
    if (event === 'delegation.created') open.add(subject)
    if (event === 'delegation.signed' && !open.has(subject)) return false
    if (event === 'delegation.revoked') open.clear()
  }
  return true
}
