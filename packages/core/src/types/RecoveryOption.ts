import type { RecoveryMethod } from './Wallet.ts'

/** One way to open the person's vault. They have one passcode at the most, and any number of passkeys. */
export interface RecoveryOption {
  method: RecoveryMethod
  /** Which passkey; only for `user-passkey`. */
  credentialId?: string
  createdAt: Date
}
