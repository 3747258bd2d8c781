import type { MfaMethod } from './User.ts'

/** What a person's authenticator app is given: `authUrl` for a QR code, `secret` (base32) to be typed. */
export interface TotpEnrollment {
  secret: string
  authUrl: string
}

/** What becomes a second factor: an app, by the first code that it shows, or these of the person's passkeys and no others. */
export type NewFactor = { method: 'totp'; code: string } | { method: 'passkey'; credentialIds: string[] }

/** What is one no more. `signWith` is for who lost it: a passkey signs in its place. */
export interface OldFactor {
  method: MfaMethod
  signWith?: 'passkey'
}

/** How a second factor is shown: by the code of the app, or by using the passkey. */
export type ShownFactor = { method: 'totp'; code: string } | { method: 'passkey' }

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
