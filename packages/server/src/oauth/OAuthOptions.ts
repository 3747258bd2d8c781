import type { OAuthProvider } from '@latchkey/core'

/** What every provider gives to an app that registers with it. */
export interface OAuthCredentials {
  clientId: string
  clientSecret: string
}

/** Apple gives a key instead of a secret. */
export interface AppleCredentials {
  /** The Services ID. */
  clientId: string
  teamId: string
  keyId: string
  /** The key that Apple gave (`.p8`), PKCS#8 PEM. */
  privateKey: string
}

/** A provider of the app's own, which speaks OpenID Connect and publishes how (Discovery 1.0). */
export interface CustomOAuth {
  /** Exactly as its tokens name it. */
  issuer: string
  clientId: string
  /** Absent: the app is registered there as a public client. */
  clientSecret?: string
  /** What people call it. Default: the id behind `custom:`. */
  name?: string
  /** `https:` */
  iconUrl?: string
  /** Default `openid email profile`. */
  scope?: string
}

/** The providers that sign people in, each as the app is registered there. */
export type OAuthOptions = {
  [provider in Exclude<OAuthProvider, 'apple' | `custom:${string}`>]?: OAuthCredentials
} & { apple?: AppleCredentials; [custom: `custom:${string}`]: CustomOAuth }
