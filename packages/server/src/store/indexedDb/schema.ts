import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { Vault } from '@latchkey/core'
import type { TombstoneMark } from '../../tombstones/Tombstone.ts'
import type {
  AccountRow,
  AllowlistRow,
  AppWalletRow,
  AuditRow,
  CredentialRow,
  DelegationRow,
  FamilyRow,
  KeyRow,
  PregeneratedRow,
  ReceiptRow,
  TicketRow,
  UserRow,
} from '../Store.ts'
import type { TotpRow } from '../TotpStore.ts'
import { stored } from './accounts.ts'

/** A person with their place in the order of arrival. */
export interface StoredUser extends UserRow {
  place: number
}

/** An account with its person and what it is found by. `position` keeps the order of linking. */
export interface StoredAccount {
  position?: number
  userId: string
  account: AccountRow
  words: string[]
  /** What an account has none of is in no index. */
  walletId?: string
  slot?: [userId: string, walletSlot: string]
  username?: [type: string, username: string]
}

/** A vault, and since when its key vouches. */
export interface StoredVault extends Vault {
  trustedSince: number | null
}

/** A server key with its place among those of its purpose. */
export interface StoredKey extends KeyRow {
  generation: number
}

/** The database's tables. */
export interface Tables extends DBSchema {
  users: { key: string; value: StoredUser; indexes: { place: number } }
  accounts: {
    key: number
    value: StoredAccount
    indexes: {
      key: [string, string]
      userId: string
      walletId: string
      slot: [string, string]
      username: [string, string]
      words: string[]
    }
  }
  credentials: { key: string; value: CredentialRow; indexes: { userId: string } }
  tickets: { key: [string, string]; value: TicketRow; indexes: { owner: [string, string]; expiresAt: number } }
  counters: { key: string; value: { key: string; count: number; resetsAt: number }; indexes: { resetsAt: number } }
  families: { key: string; value: FamilyRow; indexes: { sid: string; userId: string } }
  vaults: { key: string; value: StoredVault }
  totp: { key: string; value: TotpRow }
  pregenerated: { key: string; value: PregeneratedRow }
  wallets: { key: number; value: AppWalletRow & { place?: number }; indexes: { id: string } }
  receipts: { key: string; value: ReceiptRow; indexes: { userId: string; expiresAt: number } }
  allowlist: { key: [string, string]; value: AllowlistRow }
  delegations: {
    key: string
    value: DelegationRow
    indexes: { userId: string; walletId: string; active: [string, number] }
  }
  audit: { key: [string, number]; value: AuditRow }
  keys: { key: string; value: StoredKey; indexes: { purpose: string } }
  marks: { key: 'tombstones'; value: TombstoneMark }
}

type Upgrading = IDBPTransaction<Tables, StoreNames<Tables>[], 'versionchange'>

/** Raised with each change of the tables; `upgrade` then handles every older one. */
export const version = 5

/** Makes the tables of a database that is new, and brings an older one up to date. */
export function upgrade(
  db: IDBPDatabase<Tables>,
  oldVersion: number,
  _newVersion: number | null,
  transaction: Upgrading,
): void {
  if (oldVersion < 1) makeFirstTables(db)
  if (oldVersion < 2) serveApps(db, transaction)
  if (oldVersion < 3) db.createObjectStore('marks')
  if (oldVersion < 4) knowWhatLapsed(transaction)
  if (oldVersion < 5) db.createObjectStore('totp', { keyPath: 'userId' })
}

/** The tables of the first version. Never edited once released: what comes next is the next version. */
export function makeFirstTables(db: IDBPDatabase<Tables>) {
  db.createObjectStore('users', { keyPath: 'id' })
  const accounts = db.createObjectStore('accounts', { keyPath: 'position', autoIncrement: true })
  accounts.createIndex('key', ['account.type', 'account.key'], { unique: true })
  accounts.createIndex('userId', 'userId')
  accounts.createIndex('walletId', 'walletId')
  accounts.createIndex('slot', 'slot', { unique: true })
  db.createObjectStore('credentials', { keyPath: 'id' }).createIndex('userId', 'userId')
  const tickets = db.createObjectStore('tickets', { keyPath: ['kind', 'id'] })
  tickets.createIndex('owner', ['userId', 'kind'])
  tickets.createIndex('expiresAt', 'expiresAt')
  db.createObjectStore('counters', { keyPath: 'key' }).createIndex('resetsAt', 'resetsAt')
  db.createObjectStore('families', { keyPath: 'id' }).createIndex('sid', 'sid')
  db.createObjectStore('vaults', { keyPath: 'userId' })
  const delegations = db.createObjectStore('delegations', { keyPath: 'id' })
  delegations.createIndex('userId', 'userId')
  delegations.createIndex('walletId', 'walletId')
  db.createObjectStore('audit', { keyPath: ['userId', 'seq'] })
  db.createObjectStore('keys', { keyPath: 'kid' }).createIndex('purpose', 'purpose')
}

/** What an app's server needs: everybody in order, words to search them by, wallets made ahead, answers to repeat. */
function serveApps(db: IDBPDatabase<Tables>, transaction: Upgrading) {
  const accounts = transaction.objectStore('accounts')
  accounts.createIndex('username', 'username')
  accounts.createIndex('words', 'words', { multiEntry: true })
  transaction.objectStore('users').createIndex('place', 'place', { unique: true })
  transaction.objectStore('families').createIndex('userId', 'userId')
  db.createObjectStore('pregenerated', { keyPath: 'userId' })
  db.createObjectStore('wallets', { keyPath: 'place', autoIncrement: true }).createIndex('id', 'id', { unique: true })
  const receipts = db.createObjectStore('receipts', { keyPath: 'key' })
  receipts.createIndex('userId', 'userId')
  receipts.createIndex('expiresAt', 'expiresAt')
  db.createObjectStore('allowlist', { keyPath: ['type', 'value'] })
  completeRows(transaction).catch(() => transaction.abort())
}

/** Gives the rows of older tables what they are found by now. */
async function completeRows(transaction: Upgrading) {
  const [users, accounts, keys] = await Promise.all([
    transaction.objectStore('users').getAll(),
    transaction.objectStore('accounts').getAll(),
    transaction.objectStore('keys').getAll(),
  ])
  users.sort((a, b) => a.createdAt - b.createdAt)
  await Promise.all([
    ...users.map((user, index) => transaction.objectStore('users').put({ ...user, place: index + 1 })),
    ...accounts.map((row) => transaction.objectStore('accounts').put({ ...row, ...stored(row.userId, row.account) })),
    ...keys.map((key) => transaction.objectStore('keys').put({ ...key, generation: 0 })),
  ])
}

/** Finds what lapsed, and knows which sessions and vaults vouch for a passkey: those of before, where their key signs them. */
function knowWhatLapsed(transaction: Upgrading) {
  transaction.objectStore('delegations').createIndex('active', ['status', 'expiresAt'])
  completeVouching(transaction).catch(() => transaction.abort())
}

async function completeVouching(transaction: Upgrading) {
  const [vaults, families] = await Promise.all([
    transaction.objectStore('vaults').getAll(),
    transaction.objectStore('families').getAll(),
  ])
  await Promise.all([
    ...vaults.map((row) => transaction.objectStore('vaults').put({ ...row, trustedSince: row.proof ? 0 : null })),
    ...families.map((row) => transaction.objectStore('families').put({ ...row, byPasskey: false })),
  ])
}
