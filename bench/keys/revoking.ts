import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { postgresStore } from '@latchkey/server/sql'
import pg from 'pg'
import { auditEntry, delegationRow, revokeAll, storedUser } from '../../packages/server/src/store/cases/rows.ts'
import type { Store } from '../../packages/server/src/store/Store.ts'
import { atStores, overHttp, pressSigners } from '../../tests/race/signers.ts'
import { bundleServer } from '../../tests/setup/bundleServer.ts'
import { serve, type Served } from '../../tests/setup/serve.ts'
import { median, percentile } from './median.ts'

/** Revocations while sixteen sign without a pause. Milliseconds. */
export interface RevokeFigure {
  through: string
  revocations: number
  p50: number
  p99: number
  most: number
  released: number
  refused: number
  late: number
}

/** Through two stores, and over HTTP at two servers, that share one PostgreSQL. */
export async function measureRevoking(databaseUrl: string, revokes: number): Promise<RevokeFigure[]> {
  const stores = [await postgresStore({ url: databaseUrl }), await postgresStore({ url: databaseUrl })]
  const history = async (userId: string) => (await stores[0]!.audit.ofUser(userId)).map(({ event }) => event)
  const direct = figure('two stores', await pressSigners(await atStores(stores), { revokes }))
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  const { main: bundle, remove } = await bundleServer()
  const LATCHKEY_KEK = `bench:${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`
  const env = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LATCHKEY_KEK, LATCHKEY_LIMITS: 'off' }
  const served: Served[] = []
  try {
    for (let count = 0; count < 2; count++) served.push(await serve(env, { bundle }))
    const side = await overHttp(
      served.map(({ url }) => url),
      history,
    )
    return [direct, figure('HTTP, two servers', await pressSigners(side, { revokes }))]
  } finally {
    await Promise.all(served.map(({ end }) => end('SIGTERM')))
    for (const store of stores) await store.close()
    remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function figure(through: string, { revocations, ...counts }: Awaited<ReturnType<typeof pressSigners>>): RevokeFigure {
  const { released, refused, late } = counts
  const [p50, p99, most] = [median(revocations), percentile(revocations, 0.99), Math.max(...revocations)]
  return { through, revocations: revocations.length, p50, p99, most, released, refused, late }
}

/** What ending all server access of one person takes, by how many wallets it was on for. */
export interface RevokeAllFigure {
  wallets: number
  statements: number
  milliseconds: number
}

/** Counts what the store asks the database, `begin` and `commit` included. */
export async function measureRevokeAll(store: Store): Promise<RevokeAllFigure[]> {
  const figures: RevokeAllFigure[] = []
  await revokeAll(store, (await storedUser(store)).id) // a connection that opens is no statement of what is counted
  for (const wallets of [1, 10, 100, 1_000]) {
    const { id } = await storedUser(store)
    for (let count = 0; count < wallets; count++) {
      const row = delegationRow(id)
      await store.delegations.create(row, auditEntry({ subject: row.id }))
    }
    const start = performance.now()
    const { statements, answer } = await countStatements(() => revokeAll(store, id))
    if (answer.revoked.length !== wallets) throw new Error(`${answer.revoked.length} of ${wallets} were revoked`)
    figures.push({ wallets, statements, milliseconds: performance.now() - start })
  }
  return figures
}

/** Listens in on the driver, which all connections of this process go through. */
async function countStatements<answer>(call: () => Promise<answer>): Promise<{ statements: number; answer: answer }> {
  const { prototype } = pg.Client
  const query = Reflect.get(prototype, 'query') as (...words: unknown[]) => unknown
  let statements = 0
  prototype.query = function (this: pg.Client, ...words: unknown[]) {
    statements++
    return query.apply(this, words)
  } as typeof prototype.query
  try {
    const answer = await call()
    return { statements, answer }
  } finally {
    prototype.query = query as typeof prototype.query
  }
}
