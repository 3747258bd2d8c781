import type { RecoveryMethod } from './Wallet.ts'

/** How a wrap's key is made from what the person has or knows. Binary members are base64url. */
export type VaultKdf =
  | { name: 'hkdf' }
  | { name: 'argon2id'; /** KiB. */ memory: number; iterations: number; parallelism: number }
  | { name: 'pbkdf2'; iterations: number }

/** The vault's data key, sealed (HPKE) for one recovery method. Binary members are base64url. */
export interface VaultWrap {
  wrapId: string
  method: RecoveryMethod
  /** The passkey this wrap opens with; only for `user-passkey`. */
  credentialId?: string
  kdf: VaultKdf
  salt: string
  /** SEC1 uncompressed P-256; its private half comes from what the person has or knows. */
  publicKey: string
  enc: string
  wrapped: string
  createdAt: Date
}

/** Shows that a record was written by whoever had the vault open: a signature (EIP-191) by a key that only its entropy gives. */
export interface VaultProof {
  /** The address of that key, which is no wallet's and the same in every revision. */
  signer: string
  /** Over `vaultProofText`, in hex. */
  signature: string
}

/** A person's encrypted entropy. No server can open it. Binary members are base64url. */
export interface Vault {
  v: 2
  vaultId: string
  userId: string
  kind: 'hd'
  iv: string
  ct: string
  wraps: VaultWrap[]
  createdAt: Date
  /** Raised by one at each write; a write on an older one is refused. */
  rev: number
  /** Absent in records of before it was asked for. */
  proof?: VaultProof
}
