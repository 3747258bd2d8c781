import { postgresStore } from '@latchkey/server/sql'
import {
  auditEntry,
  delegationRow,
  embeddedWallet,
  now,
  storedUser,
} from '../../packages/server/src/store/cases/rows.ts'
import type { Store } from '../../packages/server/src/store/Store.ts'
import { timeOf } from '../figures/costOf.ts'
import type { Curve, Point } from '../figures/Figure.ts'
import { median } from '../keys/median.ts'
import { measureRevokeAll } from '../keys/revoking.ts'

const sizes = [1, 10, 100, 1_000]

/** What a person costs who has many wallets, with server access on for each. */
export async function measureWallets(databaseUrl: string): Promise<Curve[]> {
  const store = await postgresStore({ url: databaseUrl, statementTimeout: 60_000 })
  const runs = [await measureRevokeAll(store), await measureRevokeAll(store), await measureRevokeAll(store)]
  const middle = (read: (figure: (typeof runs)[number][number]) => number): Point[] =>
    runs[0]!.map(({ wallets }, index) => [wallets, median(runs.map((run) => read(run[index]!)))])
  const listed: Point[] = []
  const read: Point[] = []
  for (const size of sizes) {
    const id = await personWith(store, size)
    listed.push([size, await timeOf(() => store.delegations.ofUser(id), { turns: 40 })])
    read.push([size, await timeOf(() => store.users.get(id, now), { turns: 40 })])
  }
  await store.close()
  const by = 'wallets'
  return [
    { what: 'revoke all, statements', by, unit: '', points: middle(({ statements }) => statements) },
    { what: 'revoke all', by, unit: 'ms', points: middle(({ milliseconds }) => milliseconds) },
    { what: 'list the server access', by, unit: 'ms', points: listed },
    { what: 'get the person', by, unit: 'ms', points: read },
  ]
}

async function personWith(store: Store, wallets: number): Promise<string> {
  const { id } = await storedUser(store)
  for (let index = 0; index < wallets; index++) {
    const wallet = embeddedWallet({ wallet_index: index })
    await store.users.link(id, wallet)
    const row = delegationRow(id, { walletId: wallet.data['id'] as string })
    await store.delegations.create(row, auditEntry({ subject: row.id }))
  }
  return id
}
