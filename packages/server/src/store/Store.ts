import type { AuditCheckpoint, AuditDetail, AuditEvent, AuditHead, LinkedAccountType } from '@latchkey/core'
import type { Vault } from '@latchkey/core'
import type { DelegationRow } from './DelegationRow.ts'
import type { ToldDelegation } from './toldDelegation.ts'
import type { TombstoneStore } from './TombstoneStore.ts'
import type { TotpStore } from './TotpStore.ts'
import type { WrapStore } from './WrapStore.ts'

/** A person as stored. `epoch` starts at 0 and is raised by each revocation. Times here and below are milliseconds. */
export interface UserRow {
  id: string
  createdAt: number
  epoch: number
  isGuest: boolean
  hasAcceptedTerms: boolean
  customMetadata: Record<string, string | number | boolean>
}

/** A linked account as stored. `key` is what makes it unique among its kind: an address, subject or credential id, normalised. */
export interface AccountRow {
  type: Exclude<LinkedAccountType, `custom:${string}`> | `custom:${string}`
  key: string
  /** The wire's members beside type and times; for wallets without `delegated` and `delegation`, which are read from the delegations. */
  data: Record<string, unknown>
  firstVerifiedAt: number | null
  latestVerifiedAt: number | null
}

/** Everything needed to answer with a User: the row, the accounts in the order they were linked, and the active delegations. */
export interface UserWithAccounts {
  user: UserRow
  accounts: AccountRow[]
  /** Active and unexpired at the moment of reading. */
  delegations: ToldDelegation[]
  /** Since when an authenticator app is their second factor; null where none is. */
  totpSince: number | null
}

/** A passkey's public half. */
export interface CredentialRow {
  id: string
  userId: string
  /** COSE key. */
  publicKey: Uint8Array
  counter: number
  transports: string[]
  deviceType: 'singleDevice' | 'multiDevice'
  backedUp: boolean
  createdAt: number
}

/** A thing that may be used once: a WebAuthn challenge, an e-mailed code, a SIWE nonce, a pending action. */
export interface TicketRow {
  kind:
    | 'passkey-register'
    | 'passkey-login'
    | 'passkey-link'
    | 'passkey-retired'
    | 'mfa-passkey'
    | 'transfer'
    | 'email-code'
    | 'sms-code'
    | 'siwe'
    | 'siws'
    | 'farcaster'
    | 'oauth'
    | 'oauth-code'
    | 'action'
    | 'delegation'
    | 'delegation-claimed'
  /** Unguessable, or a hash over something unguessable. */
  id: string
  userId: string | null
  data: Record<string, unknown>
  expiresAt: number
}

/** A line of refresh tokens, from one sign-in to its end. */
export interface FamilyRow {
  id: string
  userId: string
  /** The session that access tokens name. */
  sid: string
  /** The generation that was handed out last. */
  gen: number
  /** base64url; part of every token's HMAC. */
  salt: string
  /** RFC 7638 thumbprint of the DPoP key the family is bound to; null for a client without one. */
  jkt: string | null
  createdAt: number
  rotatedAt: number
  /** Slides with each rotation. */
  expiresAt: number
  absoluteExpiresAt: number
  revokedAt: number | null
  /** Whether one of the person's passkeys was shown in this session: to sign in, or to sign an action. */
  byPasskey: boolean
}

/** What makes an account one of a kind. */
export type AccountName = Pick<AccountRow, 'type' | 'key'>

/** Where a page of a list starts (`after` is what the page before gave as `next`) and how long it is at the most. */
export interface Page {
  after?: string
  limit: number
}

/** The secret of wallets that were made for a person who has not arrived yet: sealed under the KEK, destroyed once they claimed it. */
export interface PregeneratedRow {
  userId: string
  /** BIP-39 entropy under a data key, and the data key under the KEK. base64url. */
  sealedEntropy: { kekId: string; wrappedDek: string; iv: string; ct: string }
  createdAt: number
}

/** A wallet of the app itself: no person holds it. */
export interface AppWalletRow {
  id: string
  address: string
  chainType: 'ethereum' | 'solana'
  /** Hex of an ed25519 key, null for Ethereum. */
  publicKey: string | null
  /** The key under a data key, and the data key under the KEK. base64url. */
  sealedKey: { kekId: string; wrappedDek: string; iv: string; ct: string }
  createdAt: number
}

/** What was answered under an idempotency key, so that a repeated request gets the same again. */
export interface ReceiptRow {
  key: string
  /** base64url SHA-256 of method, path and body. */
  requestHash: string
  /** Whom it made; deleting the person deletes the answer. */
  userId: string | null
  answer: { status: number; body: unknown }
  expiresAt: number
}

/** One address that may sign up while the app is closed to others. */
export interface AllowlistRow {
  id: string
  type: 'email' | 'phone' | 'wallet'
  /** Normalised as the account's key is. */
  value: string
  createdAt: number
  acceptedAt: number | null
}

/** What kind of thing of a person's changed: who they are and what is theirs, server access, its use, or where they are signed in. */
export type ChangeKind = 'person' | 'access' | 'use' | 'session'

/** That something of a person's changed. Never what it is now: whoever hears it asks. */
export interface Change {
  userId: string
  kind: ChangeKind
}

/** Why a signature was not released. */
export type NotReleased = 'revoked' | 'expired' | 'not_found' | 'calls_used_up' | 'budget_used_up'

/** One line of a person's history. The store numbers and chains it: hash = SHA-256(JCS{seq, ts, userId, actor, event, subject, dataHash, prev}); dataHash = SHA-256(JCS of detail); see auditChain.ts. */
export interface AuditEntry {
  ts: number
  actor: 'user' | 'app' | 'system'
  event: AuditEvent
  /** The id of the delegation, passkey, vault or wallet, an account's kind, or `*` for all. */
  subject: string
  /** What it was about, in few words: ids, a method, digests. Never what was signed itself. */
  detail: AuditDetail
}

export interface AuditRow extends Omit<AuditEntry, 'detail'> {
  userId: string
  seq: number
  /** Null in lines of before details were kept. */
  detail: AuditDetail | null
  dataHash: string
  prev: string
  hash: string
  /** The server's signature over the history up to here; null where it signed a later line. */
  checkpoint: AuditCheckpoint | null
}

export type { AuditHead, DelegationRow }

/** A server key at rest: `wrapped` opens with the KEK only. */
export interface KeyRow {
  /** RFC 7638 thumbprint, or a name for what is not a key pair. */
  kid: string
  /** `token` signs tokens, `identity` signs delegation offers, `refresh` is the HMAC key of refresh tokens, `canary` tells whether a KEK fits. */
  purpose: 'token' | 'identity' | 'refresh' | 'canary'
  publicJwk: JsonWebKey | null
  wrapped: string
  createdAt: number
}

/**
 * Where the server keeps what it knows. Each method is atomic; what must happen once is one statement.
 * A store that cannot answer throws a LatchkeyError with code `store_unavailable` (retryable).
 */
export interface Store {
  users: {
    /**
     * Makes a person with accounts and what comes with them, or nothing where an account is taken (`type` names the kind and no
     * more). A receipt is stored in the same transaction; where its key was used before, nothing is made and that one comes back.
     */
    create(
      row: UserRow,
      accounts: AccountRow[],
      more?: { credential?: CredentialRow; pregenerated?: PregeneratedRow; receipt?: ReceiptRow },
    ): Promise<
      | { outcome: 'created' }
      | { outcome: 'account_taken'; type: AccountRow['type'] }
      | { outcome: 'repeated'; receipt: ReceiptRow }
    >
    get(id: string, now: number): Promise<UserWithAccounts | null>
    /** The same and `families.sessionLives` at once, for what is asked most often; null where the person or their session is gone. */
    getInSession(id: string, sid: string, now: number): Promise<UserWithAccounts | null>
    /** Everybody, oldest first, so that who arrives meanwhile comes at the end. `next` is null on the last page. */
    list(page: Page, now: number): Promise<{ people: UserWithAccounts[]; next: string | null }>
    /** Those who hold any of the accounts named, or an account with a word (address, number, name, username …) that starts with `term`, whatever its case. */
    search(
      by: { term: string } | { accounts: AccountName[] },
      page: Page,
      now: number,
    ): Promise<{ people: UserWithAccounts[]; next: string | null }>
    findByAccount(type: AccountRow['type'], key: string): Promise<string | null>
    /** Finds by what providers let people change, whatever its case; where two have had the same name, the one who proved it last. */
    findByUsername(type: AccountRow['type'], username: string): Promise<string | null>
    /** Finds the person and wallet account by the wallet's server id. */
    findByWalletId(walletId: string): Promise<{ userId: string; account: AccountRow } | null>
    /**
     * Adds an account, or nothing where it is taken (by anyone). A wallet's `wallet_index` is unique per person and chain among
     * embedded wallets. A guest who can sign in with it is a guest no more, and their guest account goes. Here and below, `audit` is
     * the line that the history gets in the same transaction, where anything was done.
     */
    link(
      userId: string,
      account: AccountRow,
      more?: { credential?: CredentialRow | undefined; audit?: AuditEntry },
    ): Promise<'linked' | 'account_taken' | 'index_taken'>
    /** Takes an account (a passkey's credential with it) from its person, unless it is the last one they can sign in with. */
    unlink(
      userId: string,
      account: AccountName,
      audit?: AuditEntry,
    ): Promise<'unlinked' | 'not_linked' | 'last_account'>
    /** Puts an account in the place of another, or changes nothing. */
    relink(userId: string, from: AccountName, account: AccountRow): Promise<'linked' | 'account_taken' | 'not_linked'>
    /**
     * Takes an account from one person for another, or changes nothing: where the one would be locked out of what else is theirs
     * (`last_account`), or the other may have one of its kind and has it (`only`). `emptied` where the one has nothing any more.
     */
    transfer(
      account: AccountRow,
      between: { from: string; to: string; only: boolean; audit: AuditEntry },
    ): Promise<'transferred' | 'emptied' | 'not_linked' | 'last_account' | 'second_of_kind'>
    /** Changes some of what is known of an account; false where the person has none such. */
    setAccountData(userId: string, account: AccountName, data: Record<string, unknown>): Promise<boolean>
    /** Replaces it whole; false where nobody has this id. */
    setCustomMetadata(id: string, metadata: UserRow['customMetadata']): Promise<boolean>
    acceptTerms(id: string): Promise<boolean>
    /** Ends all server access, destroys every key and forgets the person and all that is theirs. False where nobody has this id. */
    delete(id: string): Promise<boolean>
    /** Marks an account as proven once more. */
    verified(userId: string, type: AccountRow['type'], key: string, at: number): Promise<void>
  }
  credentials: {
    get(id: string): Promise<CredentialRow | null>
    ofUser(userId: string): Promise<CredentialRow[]>
    /** Raises the counter, never lowers it. */
    used(id: string, counter: number): Promise<void>
  }
  tickets: {
    put(ticket: TicketRow): Promise<void>
    /** Takes a ticket for good: of any number of racers one gets it, the others null. An expired one is taken too and counts as null. */
    take(kind: TicketRow['kind'], id: string, now: number): Promise<TicketRow | null>
    /** How many unexpired ones of a kind a person holds. */
    count(kind: TicketRow['kind'], userId: string, now: number): Promise<number>
  }
  counters: {
    /** Counts hits (one, or `by`) on a key in a fixed window, in one statement; gives the count and when the window ends. */
    hit(key: string, windowMs: number, now: number, by?: number): Promise<{ count: number; resetsAt: number }>
    /** Ends a window before its time: the next hit is the first again. */
    clear(key: string): Promise<void>
  }
  families: {
    create(row: FamilyRow): Promise<void>
    get(id: string): Promise<FamilyRow | null>
    /** The line of a session; null where there is none. */
    ofSession(sid: string): Promise<FamilyRow | null>
    /** Notes that a passkey was shown in a session. */
    sawPasskey(sid: string): Promise<void>
    /** Moves from `gen` to `gen + 1` where `gen` is still current and the family lives; false otherwise. */
    advance(id: string, gen: number, times: { rotatedAt: number; expiresAt: number }): Promise<boolean>
    revoke(id: string, at: number): Promise<void>
    /** Those of one person that live. */
    ofUser(userId: string, now: number): Promise<FamilyRow[]>
    /** Ends all of one person's that still live, or one of them, or all but one. */
    revokeOfUser(userId: string, at: number, which?: { only?: string; except?: string | undefined }): Promise<void>
    /** True while the session's family is neither revoked nor expired. */
    sessionLives(sid: string, now: number): Promise<boolean>
  }
  vaults: {
    get(userId: string): Promise<Vault | null>
    /**
     * Writes where `vault.rev` is one above the stored one (1 for the first); false otherwise. Where wallets were made ahead for
     * the person, only a first vault that `claims` them is written: else nobody could open them later.
     */
    put(
      vault: Vault,
      options?: { claims?: boolean; audit?: AuditEntry; trustedSince?: number | null },
    ): Promise<boolean>
    /** Since when the vault's key may vouch for a new passkey of its person; null where it may not, or there is none. */
    trustedSince(userId: string): Promise<number | null>
  }
  totp: TotpStore
  /** Wallets made for people ahead of their arrival. */
  pregenerated: {
    get(userId: string): Promise<PregeneratedRow | null>
    /** Adds wallets, and the secret where the person has none yet. All or nothing; a person with a vault makes wallets themselves. With a receipt whose key was used before, adds nothing. */
    add(
      row: PregeneratedRow,
      accounts: AccountRow[],
      more?: { receipt: ReceiptRow; now: number },
    ): Promise<'added' | 'repeated' | 'account_taken' | 'index_taken' | 'vault_exists' | 'secret_changed' | 'not_found'>
    /** Destroys the secret; false where there is none. */
    destroy(userId: string, audit?: AuditEntry): Promise<boolean>
  }
  /** The app's own wallets. */
  wallets: {
    /** With a receipt, as `users.create`. */
    create(
      row: AppWalletRow,
      receipt?: ReceiptRow,
    ): Promise<{ outcome: 'created' } | { outcome: 'repeated'; receipt: ReceiptRow }>
    get(id: string): Promise<AppWalletRow | null>
    /** Oldest first. */
    list(page: Page & { chainType?: string }): Promise<{ wallets: AppWalletRow[]; next: string | null }>
  }
  receipts: {
    /** What was answered under a key; null where it was not used or has expired. */
    get(key: string, now: number): Promise<ReceiptRow | null>
    /** Keeps one of what changes nothing else; where its key was used before, gives that one instead. */
    keep(row: ReceiptRow, now: number): Promise<ReceiptRow>
  }
  allowlist: {
    list(): Promise<AllowlistRow[]>
    /** Adds one, or gives the one that is there. */
    add(row: AllowlistRow): Promise<AllowlistRow>
    /** False where there was none. */
    remove(type: AllowlistRow['type'], value: string): Promise<boolean>
    /** Notes that somebody came with it, the first time; false where it is not on the list. */
    accept(type: AllowlistRow['type'], value: string, at: number): Promise<boolean>
  }
  delegations: {
    /**
     * Stores one and its audit line under the person's lock, unless the person's epoch moved or the wallet has an active one.
     * One that expired before `row.createdAt` makes room: it ends at its expiry, `revokedBy` null, its sealed key destroyed.
     */
    create(row: DelegationRow, audit: AuditEntry, claim?: string): Promise<'created' | 'superseded' | 'exists'>
    /**
     * Takes a pending offer (a `delegation` ticket) for good, as `tickets.take` does, but leaves a claim on it until `create`
     * uses that up. A revocation in between deletes the claim, and `create` with it then answers `superseded`.
     */
    claim(ticketId: string, now: number): Promise<TicketRow | null>
    /** Active and ended, newest first. */
    ofUser(userId: string): Promise<DelegationRow[]>
    /** The active one for a wallet, expired or not, else the newest ended one. */
    ofWallet(walletId: string): Promise<DelegationRow | null>
    /**
     * Signs under an active delegation. `sign` gets the row as it stands; its answer is released only if at the moment of
     * release the delegation is active, unexpired, of the person's epoch and within its budget, and the audit line (the count, what was
     * spent, and the receipt of `once`) is stored. No answer is released after `revoke` resolved. One that has expired is ended by this.
     * Where the receipt's key was used before, nothing is counted and that receipt comes back. `sign` may throw; then nothing is
     * stored. It must not call the store.
     */
    use<result>(
      id: string,
      now: () => number,
      sign: (
        row: DelegationRow,
      ) => Promise<{ result: result; audit: AuditEntry; /** Wei or lamports. */ cost?: bigint }>,
      once?: (result: result) => ReceiptRow,
    ): Promise<
      | { released: true; result: result; /** Where the person's history ends now. */ head: AuditHead }
      | { released: true; repeated: ReceiptRow }
      | { released: false; reason: NotReleased }
    >
    /**
     * Ends every active delegation of the person (or those of the wallets named), destroys their sealed keys and deletes pending
     * delegation tickets, claimed ones included. Where anything was active or pending it appends the audit line and, for `all`, raises the epoch.
     * One transaction. `revoked` are the ids of the wallets whose delegation ended, `delegations` those of what ended; `epoch` and `head` (the end
     * of the history, null where there is none) are the person's as they now stand.
     */
    revoke(
      userId: string,
      walletIds: string[] | 'all',
      by: { revokedBy: 'user' | 'app'; now: number; audit: AuditEntry },
    ): Promise<{ revoked: string[]; delegations: string[]; epoch: number; head: AuditHead | null }>
    /** Ends some of those that expired by `now`, anybody's, and destroys their sealed keys. True where there may be more. */
    sweep(now: number): Promise<boolean>
  }
  audit: {
    /** Adds a line of what changes nothing else, and gives the new end; null where nobody has this id. */
    append(userId: string, entry: AuditEntry): Promise<AuditHead | null>
    /** The person's history, first line first. */
    ofUser(userId: string): Promise<AuditRow[]>
    /** Where the person's history ends; null where nothing has happened yet. */
    head(userId: string): Promise<AuditHead | null>
    /** A part of the history, newest first, of the lines before number `before`. */
    page(userId: string, page: { before?: number | undefined; limit: number }): Promise<AuditRow[]>
    /** Keeps the server's signature with the line that it is for. */
    sign(userId: string, seq: number, checkpoint: AuditCheckpoint): Promise<void>
  }
  keys: {
    /** Oldest first. */
    list(purpose: KeyRow['purpose']): Promise<KeyRow[]>
    /** Adds the first key of a purpose; where another instance was faster, adds nothing. Either way gives what is stored. */
    addFirst(row: KeyRow): Promise<KeyRow>
    /** Adds the successor of the newest key, where `after` still is the newest; adds nothing where another instance was faster. */
    addNext(row: KeyRow, after: string): Promise<boolean>
    remove(kid: string): Promise<void>
  }
  changes: {
    /**
     * Calls the listener for all that changes from when this resolves on, whichever server of this database changed it, and only
     * once that is stored; what changed just before may come, too. `missed` where changes may have gone unheard. Uses come together,
     * up to half a second late. Gives back how to stop.
     */
    subscribe(hear: (change: Change | 'missed') => void): Promise<() => void>
  }
  tombstones: TombstoneStore
  wraps: WrapStore
  /** Answers once the store can be used; throws `store_unavailable` otherwise. */
  ready(): Promise<void>
  /** Lets go of the database. Every later call is refused; closing twice is fine. */
  close(): Promise<void>
}
