import type { DBSchema, IDBPDatabase } from 'idb'
import type { Vault } from '@latchkey/core'
import type {
  AccountRow,
  AuditRow,
  CredentialRow,
  DelegationRow,
  FamilyRow,
  KeyRow,
  TicketRow,
  UserRow,
} from '../Store.ts'

/** An account with its person and what it is found by. `position` keeps the order of linking. */
export interface StoredAccount {
  position?: number
  userId: string
  account: AccountRow
  /** Only for wallets; an absent one is in no index. */
  walletId?: string
  slot?: [userId: string, walletSlot: string]
}

/** The database's tables. */
export interface Tables extends DBSchema {
  users: { key: string; value: UserRow }
  accounts: {
    key: number
    value: StoredAccount
    indexes: { key: [string, string]; userId: string; walletId: string; slot: [string, string] }
  }
  credentials: { key: string; value: CredentialRow; indexes: { userId: string } }
  tickets: { key: [string, string]; value: TicketRow; indexes: { owner: [string, string]; expiresAt: number } }
  counters: { key: string; value: { key: string; count: number; resetsAt: number }; indexes: { resetsAt: number } }
  families: { key: string; value: FamilyRow; indexes: { sid: string } }
  vaults: { key: string; value: Vault }
  delegations: { key: string; value: DelegationRow; indexes: { userId: string; walletId: string } }
  audit: { key: [string, number]; value: AuditRow }
  keys: { key: string; value: KeyRow; indexes: { purpose: string } }
}

/** Raised with each change of the tables; `upgrade` then handles every older one. */
export const version = 1

/** Makes the tables of a database that is new. */
export function upgrade(db: IDBPDatabase<Tables>) {
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
