/** Whoever may hold a token: an end user, or the service account of the app's own server. */
export interface DfnsUser {
  /** `us-…` */
  id: string
  username: string
  kind: 'EndUser' | 'ServiceAccount'
  /** False until their first credential is registered. */
  registered: boolean
}

export interface DfnsCredential {
  /** `cr-…` */
  uuid: string
  credentialId: string
  userId: string
  kind: 'Fido2' | 'Key' | 'RecoveryKey'
  /** A passkey's COSE key as base64url; else a PEM. */
  publicKey: string
  counter: number
  name: string
  isActive: boolean
  dateCreated: string
  origin: string
  /** A recovery key as the person's own page encrypted it: nothing here can read it. */
  encryptedPrivateKey?: string
}

/** Something that may be used once, and until then. */
export interface Ticket {
  kind: 'registration' | 'recovery' | 'credential' | 'login' | 'action' | 'signedAction'
  userId: string
  challenge: string
  /** ms since 1970 */
  expiresAt: number
  /** What the challenge is bound to, word for word. */
  bound: Record<string, string>
}

export interface DfnsWallet {
  /** `wa-…` */
  id: string
  network: string
  address: string
  keyId: string
  scheme: 'ECDSA' | 'EdDSA'
  curve: 'secp256k1' | 'ed25519'
  publicKey: string
  secretKey: Uint8Array
  delegatedTo?: string
  mayBeDelegated: boolean
  name?: string
  externalId?: string
  dateCreated: string
  /** Base units of the chain's own coin. */
  balance: bigint
}

/** A transfer, or a signature: what a request on a wallet became. */
export interface DfnsRequest {
  /** `xfr-…`, `sig-…` */
  id: string
  kind: 'transfers' | 'signatures'
  walletId: string
  network: string
  requester: { userId: string }
  requestBody: Record<string, unknown>
  status: 'Pending' | 'Broadcasted' | 'Confirmed' | 'Signed' | 'Failed' | 'Rejected'
  dateRequested: string
  approvalId?: string
  reason?: string
  txHash?: string
  signature?: { r: string; s: string; recid?: number; encoded: string }
  signedData?: string
}

/** What a policy says of a request: nothing, or that somebody has to approve it, answered as 202 or as status `Pending`. */
export type Policy = (request: DfnsRequest) => 'accepted' | 'pending' | undefined

/** All that one simulated organisation knows. It lives as long as the object does. */
export interface World {
  orgId: string
  rp: { id: string; name: string }
  origins: string[]
  now: () => number
  /** ms */
  lifetime: number
  policy: Policy
  users: Map<string, DfnsUser>
  credentials: Map<string, DfnsCredential>
  /** Access token → user id. */
  tokens: Map<string, string>
  /** By challenge identifier, or temporary token. */
  tickets: Map<string, Ticket>
  wallets: Map<string, DfnsWallet>
  requests: Map<string, DfnsRequest>
}

/** An id as Dfns forms them: what it is of, then chance. */
export const newId = (prefix: string) => `${prefix}-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`
