import type { MfaMethod } from './User.ts'

/** What a person's authenticator app is given: `authUrl` for a QR code, `secret` (base32) to be typed. */
export interface TotpEnrollment {
  secret: string
  authUrl: string
}

/** What an app can demand a second factor for, of people who have one. */
export type MfaAction =
  'delegateWallet' | 'exportWallet' | 'addPasskey' | 'removePasskey' | 'link' | 'unlink' | 'transferAccount'

/** Something is held back until the person shows a second factor. */
export interface MfaRequest {
  /** Any of these will do. */
  methods: readonly MfaMethod[]
  /** Gives up: what was held back is refused with `mfa_required`. */
  cancel: () => void
}
