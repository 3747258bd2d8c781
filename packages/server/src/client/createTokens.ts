import { LatchkeyError } from '@latchkey/core'
import { once } from '../once.ts'
import type { LightUser } from '../tokens/LightUser.ts'
import { toSignedIn } from '../tokens/SignedIn.ts'
import { toLightUser } from '../tokens/toLightUser.ts'
import { importVerificationKey } from '../tokens/verificationKey.ts'
import { verifyToken, type KeyOf } from '../tokens/verifyToken.ts'
import type { ClientSettings } from './clientSettings.ts'
import { createPublishedKeys } from './createPublishedKeys.ts'
import { exchange } from './exchange.ts'
import { refusal } from '@latchkey/core/wire'

/** Who an access token speaks for, and since and until when. */
export interface VerifiedAccessToken {
  userId: string
  sessionId: string
  appId: string
  issuer: string
  /** Seconds since 1970, as `expiration`. */
  issuedAt: number
  expiration: number
}

/** Checks tokens on this machine. No request is made while the keys are known. */
export function createTokens(settings: ClientSettings) {
  const { appId, issuer, clockTolerance } = settings
  const rules = { appId, issuer, clockTolerance, now: Date.now }
  const keyOf = settings.verificationKey === undefined ? publishedKeys(settings) : pinnedKey(settings.verificationKey)
  return {
    async readUser(idToken: string): Promise<LightUser> {
      return toLightUser(await verifyToken(idToken, keyOf, rules))
    },
    /** Checks signature, app and time. Whether the session was ended since then (10 minutes at the most) only the server knows. */
    async verifyAccessToken(token: string): Promise<VerifiedAccessToken> {
      const claims = await verifyToken(token.replace(/^Bearer /, ''), keyOf, rules)
      const { userId, sid } = toSignedIn(claims)
      const { iss, aud, iat, exp } = claims
      return { userId, sessionId: sid, appId: aud, issuer: iss, issuedAt: iat, expiration: exp }
    },
  }
}

function pinnedKey(pem: string): KeyOf {
  const key = once(() =>
    importVerificationKey(pem).catch((cause: unknown) => {
      throw new LatchkeyError(
        'config_invalid',
        'verificationKey must be a P-256 public key in PEM (-----BEGIN PUBLIC KEY-----).',
        { cause },
      )
    }),
  )
  return () => key()
}

const publishedKeys = (settings: ClientSettings): KeyOf =>
  createPublishedKeys({
    async read() {
      const address = `${settings.url}/api/v1/apps/${settings.appId}/jwks.json`
      const { answer, text } = await exchange(settings, 'getUser', address)
      if (!answer.ok) throw refusal(answer, text, { verb: 'getUser' })
      return text
    },
  })
