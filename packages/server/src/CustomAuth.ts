import type { JSONWebKeySet } from 'jose'

/** The app's own sign-in service, whose tokens (JWT) sign people in here. Name its keys in one of three ways. */
export interface CustomAuth {
  /** Where its keys are published. Exactly one of `jwksUrl`, `jwks` and `publicKey`. */
  jwksUrl?: string
  /** Its keys themselves. */
  jwks?: JSONWebKeySet
  /** Its one key, as SPKI PEM (`-----BEGIN PUBLIC KEY-----`). */
  publicKey?: string
  /** The `iss` that its tokens must have. Default: any, because the keys are its own. */
  issuer?: string
  /** The `aud` that its tokens must have. Say it where the service makes tokens for other apps, too. */
  audience?: string
  /** The claim that names the person. Default `sub`. */
  userIdClaim?: string
}
