import type { AuditHead } from './Activity.ts'

/** What the server says once server access has ended. */
export interface RevocationReceipt {
  v: 1
  type: 'revocation'
  appId: string
  userId: string
  /** The person's epoch after it: nothing consented to in an older one signs again. */
  epoch: number
  /** Ids of the delegations that this call ended, or where none was left the last one that did; their keys are destroyed. */
  revoked: string[]
  /** Where the person's history stood; null where nothing ever happened. */
  audit: AuditHead | null
  /** When this was said: milliseconds since 1970, by the server's clock. */
  time: number
}

/** A receipt as it is kept: the exact text that was signed, and the signature. */
export interface SignedReceipt {
  /** Canonical JSON of a RevocationReceipt. */
  text: string
  /** ES256 over the text's UTF-8 bytes, base64url. */
  signature: string
  /** RFC 7638 thumbprint of the identity key. */
  kid: string
}
