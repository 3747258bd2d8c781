import type { ClientAuth } from 'openid-client'
import type { OAuthProfile } from './OAuthProfile.ts'

/** An answer of a provider's, decoded and nothing more. */
export type Json = Record<string, unknown>

/** What is the same for every way to speak to a provider. */
interface AnyProvider {
  clientId: string
  /** How the app shows the provider that it is the app. */
  clientAuth: (openid: typeof import('openid-client')) => ClientAuth
  scope: string
  /** What the address that people are sent to must have beside. */
  parameters?: Readonly<Record<string, string>>
  toProfile: (answer: Json) => OAuthProfile
}

/** One that signs who somebody is (OpenID Connect), and publishes how to speak to it. */
export interface OidcProvider extends AnyProvider {
  issuer: string
  /** True where the signed token does not say all: what is missing is asked for. */
  asksUserInfo?: boolean
}

/** One that lets the app read who somebody is (OAuth 2.0). */
export interface PlainProvider extends AnyProvider {
  authorizationUrl: string
  tokenUrl: string
  /** Where it says who somebody is. */
  profileUrl: string
  /** More that is read there; joined under `more`. */
  moreUrl?: string
  /** Headers that it wants to be read with. */
  headers?: Readonly<Record<string, string>>
  /** False where it does not know PKCE; then state and the secret must do. */
  pkce: boolean
}

export type Provider = OidcProvider | PlainProvider
