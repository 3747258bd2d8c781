/** What a line of the history is about, as it is hashed: ids, a method, digests. */
export type AuditDetail = Record<string, string>

/** The server's word that a history was as it is up to one line: ES256 by its identity key. */
export interface AuditCheckpoint {
  /** RFC 7638 thumbprint of the key. */
  kid: string
  /** base64url. */
  signature: string
  /** When it was signed, in milliseconds; part of what is signed. */
  ts: number
}

/** Where a history ends: the number and the hash of its last line. */
export interface AuditHead {
  seq: number
  hash: string
}

/** What a history tells of: server access, and what the person did about their keys and ways in. */
export type AuditEvent =
  | 'delegation.created'
  | 'delegation.signed'
  | 'delegation.revoked'
  | 'passkey.added'
  | 'passkey.removed'
  | 'passkey.counter_regressed'
  | 'account.unlinked'
  | 'mfa.enrolled'
  | 'mfa.removed'
  | 'vault.changed'
  | 'wallet.exported'
  | 'wallets.claimed'

/** One line of what happened with a person's wallets and ways in. Each hash covers the line and the one before. */
export interface Activity extends AuditHead {
  /** When, by the server's clock. */
  ts: Date
  actor: 'user' | 'app' | 'system'
  event: AuditEvent
  /** The id of the delegation, passkey, vault or wallet, an account's kind, or `*` for all. */
  subject: string
  /** The wallet's address; null where it was about several, or is not known any more. */
  address: string | null
  /** What was asked for, for example `personal_sign`. */
  action: string | null
  /** base64url SHA-256 of what was signed, with its method. */
  digest: string | null
  /** Where the server sent it to a chain. */
  transactionHash: string | null
  /** As it is hashed; null in old lines. */
  detail: AuditDetail | null
  dataHash: string
  prev: string
  checkpoint: AuditCheckpoint | null
}

/** A part of the history, newest first. */
export interface ActivityPage {
  activity: Activity[]
  /** Where the next part starts; null at the end. */
  nextCursor: string | null
}
