/** What opens a vault: something the person has, or something they know. It stays the caller's to wipe. */
export type VaultSecret =
  | {
      method: 'user-passkey'
      /** base64url, as WebAuthn gives it. */
      credentialId: string
      /** The passkey's 32-byte PRF output over `prfInput`. */
      prf: Uint8Array<ArrayBuffer>
    }
  | { method: 'user-passcode'; passcode: string }
