/** A passkey as an authenticator keeps it. */
export interface Credential {
  id: Uint8Array<ArrayBuffer>
  rpId: string
  userHandle: Uint8Array<ArrayBuffer>
  secretKey: Uint8Array
  /** How often it signed. */
  counter: number
  /** CTAP keeps two: one for ceremonies that verified the person, one for those that did not. */
  prfSecrets: { verified: Uint8Array<ArrayBuffer>; unverified: Uint8Array<ArrayBuffer> }
}
