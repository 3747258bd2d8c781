import { LatchkeyError, type User } from '@latchkey/core'
import { user as userCodec, WireInvalidError, type ImportUser } from '@latchkey/core/wire'
import { answerIn, receiptOf, type Idempotency } from '../http/idempotency.ts'
import type { Server } from '../Server.ts'
import type { AccountRow } from '../store/Store.ts'
import { importedRow } from './importedRow.ts'
import { newUser } from './newUser.ts'
import { describeUser } from './readUser.ts'
import { walletsAsked } from './walletsAsked.ts'

/** Makes a person with the accounts and wallets an app wants them to have: all of it or nothing, and once per idempotency key. */
export async function importUser(server: Server, body: ImportUser, once?: Idempotency): Promise<User> {
  const wallets = walletsAsked(body)
  const imported = await rows(body)
  const row = { ...newUser(server), customMetadata: body.customMetadata ?? {} }
  const made = await makeWallets(server, row.id, wallets)
  const accounts = [...imported, ...(made?.accounts ?? [])]
  const user = describeUser(server, { user: row, accounts, delegations: [], totpSince: null })

  const receipt = once && receiptOf(once, { codec: userCodec, answer: user, userId: row.id, now: server.now() })
  const stored = await server.store.users.create(row, accounts, {
    ...(made && { pregenerated: made.row }),
    ...(receipt && { receipt }),
  })
  if (stored.outcome === 'repeated') return answerIn(stored.receipt, once!, userCodec)
  if (stored.outcome === 'account_taken')
    throw new LatchkeyError(
      'account_already_exists',
      `Somebody has this ${stored.type} account already, so nobody was imported. An account belongs to one person.`,
    )
  return user
}

/** What was answered under the same key before; undefined where it was not used yet. */
export async function importedBefore({ store, now }: Server, once: Idempotency): Promise<User | undefined> {
  const receipt = await store.receipts.get(once.key, now())
  return receipt ? answerIn(receipt, once, userCodec) : undefined
}

async function rows({ linkedAccounts }: ImportUser): Promise<AccountRow[]> {
  const found: AccountRow[] = []
  for (const [index, account] of linkedAccounts.entries()) {
    const row = await importedRow(account, `linked_accounts.${index}`)
    const same = found.findIndex(({ type, key }) => type === row.type && key === row.key)
    if (same >= 0) throw new WireInvalidError(`linked_accounts.${index}`, `is the same as linked_accounts.${same}`)
    found.push(row)
  }
  return found
}

async function makeWallets(server: Server, userId: string, wallets: ReturnType<typeof walletsAsked>) {
  if (wallets.ethereum + wallets.solana === 0) return undefined
  const { pregenerate } = await import('./pregenerate.ts')
  return pregenerate(server, { userId, ...wallets })
}
