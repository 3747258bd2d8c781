import { bigint, boolean, customType, integer, json, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'
import type {
  AccountRow,
  AllowlistRow,
  AppWalletRow,
  AuditRow,
  CredentialRow,
  DelegationRow,
  KeyRow,
  PregeneratedRow,
  ReceiptRow,
  TicketRow,
  UserRow,
} from '../Store.ts'

/** Our own corner of the database, so that an app can share it. */
const latchkey = pgSchema('latchkey')

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // A Buffer in one driver, an array in the other: one thing to whoever reads.
  fromDriver: (value) => new Uint8Array(value),
})

/** Milliseconds since 1970. */
const ms = (name: string) => bigint(name, { mode: 'number' })

export const migrations = latchkey.table('migrations', {
  version: integer('version').primaryKey(),
  appliedAt: ms('applied_at').notNull(),
})

export const users = latchkey.table('users', {
  id: text('id').primaryKey(),
  createdAt: ms('created_at').notNull(),
  epoch: integer('epoch').notNull(),
  isGuest: boolean('is_guest').notNull(),
  hasAcceptedTerms: boolean('has_accepted_terms').notNull(),
  customMetadata: jsonb('custom_metadata').$type<UserRow['customMetadata']>().notNull(),
  /** Grows with each arrival. */
  place: bigint('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
})

export const accounts = latchkey.table(
  'accounts',
  {
    userId: text('user_id').notNull(),
    /** Keeps the order of linking. */
    position: integer('position').notNull(),
    type: text('type').$type<AccountRow['type']>().notNull(),
    key: text('key').notNull(),
    data: jsonb('data').$type<AccountRow['data']>().notNull(),
    firstVerifiedAt: ms('first_verified_at'),
    latestVerifiedAt: ms('latest_verified_at'),
    walletId: text('wallet_id'),
    walletSlot: text('wallet_slot'),
    username: text('username'),
  },
  ({ type, key }) => [primaryKey({ columns: [type, key] })],
)

/** What people are searched by. */
export const words = latchkey.table(
  'words',
  { userId: text('user_id').notNull(), word: text('word').notNull() },
  ({ userId, word }) => [primaryKey({ columns: [userId, word] })],
)

export const credentials = latchkey.table('credentials', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  publicKey: bytes('public_key').notNull(),
  counter: ms('counter').notNull(),
  transports: jsonb('transports').$type<string[]>().notNull(),
  deviceType: text('device_type').$type<CredentialRow['deviceType']>().notNull(),
  backedUp: boolean('backed_up').notNull(),
  createdAt: ms('created_at').notNull(),
})

export const tickets = latchkey.table(
  'tickets',
  {
    kind: text('kind').$type<TicketRow['kind']>().notNull(),
    id: text('id').notNull(),
    userId: text('user_id'),
    data: jsonb('data').$type<TicketRow['data']>().notNull(),
    expiresAt: ms('expires_at').notNull(),
  },
  ({ kind, id }) => [primaryKey({ columns: [kind, id] })],
)

export const counters = latchkey.table('counters', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  resetsAt: ms('resets_at').notNull(),
})

export const families = latchkey.table('families', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  sid: text('sid').notNull(),
  gen: integer('gen').notNull(),
  salt: text('salt').notNull(),
  jkt: text('jkt'),
  createdAt: ms('created_at').notNull(),
  rotatedAt: ms('rotated_at').notNull(),
  expiresAt: ms('expires_at').notNull(),
  absoluteExpiresAt: ms('absolute_expires_at').notNull(),
  revokedAt: ms('revoked_at'),
  byPasskey: boolean('by_passkey').notNull().default(false),
})

export const vaults = latchkey.table('vaults', {
  userId: text('user_id').primaryKey(),
  rev: integer('rev').notNull(),
  /** The vault as JSON, its dates as ISO 8601. */
  data: jsonb('data').notNull(),
  trustedSince: ms('trusted_since'),
})

export const totp = latchkey.table('totp', {
  userId: text('user_id').primaryKey(),
  wrapped: text('wrapped').notNull(),
  createdAt: ms('created_at').notNull(),
  verifiedAt: ms('verified_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull(),
})

export const pregenerated = latchkey.table('pregenerated', {
  userId: text('user_id').primaryKey(),
  sealedEntropy: jsonb('sealed_entropy').$type<PregeneratedRow['sealedEntropy']>().notNull(),
  createdAt: ms('created_at').notNull(),
})

/** The app's own. */
export const wallets = latchkey.table('wallets', {
  id: text('id').primaryKey(),
  place: bigint('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  address: text('address').notNull(),
  chainType: text('chain_type').$type<AppWalletRow['chainType']>().notNull(),
  publicKey: text('public_key'),
  sealedKey: jsonb('sealed_key').$type<AppWalletRow['sealedKey']>().notNull(),
  createdAt: ms('created_at').notNull(),
})

export const receipts = latchkey.table('receipts', {
  key: text('key').primaryKey(),
  requestHash: text('request_hash').notNull(),
  userId: text('user_id'),
  answer: json('answer').$type<ReceiptRow['answer']>().notNull(),
  expiresAt: ms('expires_at').notNull(),
})

export const allowlist = latchkey.table('allowlist', {
  id: text('id').primaryKey(),
  type: text('type').$type<AllowlistRow['type']>().notNull(),
  value: text('value').notNull(),
  createdAt: ms('created_at').notNull(),
  acceptedAt: ms('accepted_at'),
})

export const delegations = latchkey.table('delegations', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  walletId: text('wallet_id').notNull(),
  address: text('address').notNull(),
  chainType: text('chain_type').$type<DelegationRow['chainType']>().notNull(),
  epoch: integer('epoch').notNull(),
  scope: jsonb('scope').$type<DelegationRow['scope']>().notNull(),
  status: text('status').$type<DelegationRow['status']>().notNull(),
  grantHash: text('grant_hash').notNull(),
  consent: jsonb('consent').$type<DelegationRow['consent']>().notNull(),
  sealedKey: jsonb('sealed_key').$type<DelegationRow['sealedKey']>(),
  createdAt: ms('created_at').notNull(),
  expiresAt: ms('expires_at').notNull(),
  revokedAt: ms('revoked_at'),
  revokedBy: text('revoked_by').$type<DelegationRow['revokedBy']>(),
  signCount: integer('sign_count').notNull(),
  spent: jsonb('spent').$type<DelegationRow['spent']>(),
  lastUsedAt: ms('last_used_at'),
})

export const audit = latchkey.table(
  'audit',
  {
    userId: text('user_id').notNull(),
    seq: integer('seq').notNull(),
    ts: ms('ts').notNull(),
    actor: text('actor').$type<AuditRow['actor']>().notNull(),
    event: text('event').$type<AuditRow['event']>().notNull(),
    subject: text('subject').notNull(),
    dataHash: text('data_hash').notNull(),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
    detail: jsonb('detail').$type<AuditRow['detail']>(),
    checkpoint: jsonb('checkpoint').$type<AuditRow['checkpoint']>(),
  },
  ({ userId, seq }) => [primaryKey({ columns: [userId, seq] })],
)

export const keys = latchkey.table('keys', {
  kid: text('kid').primaryKey(),
  purpose: text('purpose').$type<KeyRow['purpose']>().notNull(),
  /** The first key of a purpose is 0, its successor 1, and so on. */
  generation: integer('generation').notNull(),
  publicJwk: jsonb('public_jwk').$type<JsonWebKey>(),
  wrapped: text('wrapped').notNull(),
  createdAt: ms('created_at').notNull(),
})

export const tombstoneMark = latchkey.table('tombstone_mark', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  log: text('log').notNull(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
})
