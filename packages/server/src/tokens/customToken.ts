import { LatchkeyError } from '@latchkey/core'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importSPKI,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose'
import type { CustomAuth } from '../CustomAuth.ts'
import { isCompactJws } from './compactJws.ts'

/** Checks a token of the app's own sign-in service and gives the id of the person it names. */
export type CustomTokenVerifier = (token: string) => Promise<string>

/** Signatures by a key pair, never `none` and never by a shared secret: what verifies here must not be able to sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** Makes the check; published keys are fetched at the first need and kept. */
export function customTokenVerifier(auth: CustomAuth, now: () => number): CustomTokenVerifier {
  const { issuer, audience, userIdClaim = 'sub' } = auth
  const key = keyOf(auth, now)
  return async (token) => {
    if (!isCompactJws(token)) throw refused('it is not a signed token')
    const payload = await verify(token, key, {
      algorithms,
      requiredClaims: ['exp', userIdClaim],
      clockTolerance: 30,
      currentDate: new Date(now()),
      ...(issuer && { issuer }),
      ...(audience && { audience }),
    })
    const userId = payload[userIdClaim]
    if (typeof userId !== 'string' || userId === '' || userId.length > 256)
      throw refused(`its claim ${userIdClaim} is not a text of 1 to 256 characters`)
    return userId
  }
}

function keyOf({ jwksUrl, jwks, publicKey }: CustomAuth, now: () => number): JWTVerifyGetKey {
  if (jwksUrl) return publishedKeys(new URL(jwksUrl), now)
  if (jwks) return createLocalJWKSet(jwks)
  return ({ alg }) => importSPKI(publicKey!, alg)
}

/** Fetched once in half a minute at the most, whatever key ids a flood of tokens names; while they are away, the last ones hold for a day. */
function publishedKeys(url: URL, now: () => number): JWTVerifyGetKey {
  const published = createRemoteJWKSet(url, {
    timeoutDuration: 5_000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  })
  let seenAt = 0
  return async (header, token) => {
    try {
      const key = await published(header, token)
      seenAt = now()
      return key
    } catch (error) {
      const last = published.jwks()
      if (!last || !isOutOfReach(error) || now() - seenAt > maxStale) throw error
      return createLocalJWKSet(last)(header, token)
    }
  }
}

const maxStale = 86_400_000

async function verify(token: string, key: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, key, options)).payload
  } catch (cause) {
    if (isOutOfReach(cause))
      throw new LatchkeyError(
        'custom_auth_unavailable',
        'The keys of the app’s sign-in service could not be fetched just now. Try again in a minute.',
        { retryable: true, cause },
      )
    if (cause instanceof errors.JWTExpired) throw refused('it has expired', cause)
    if (cause instanceof errors.JWTClaimValidationFailed) throw refused(`its claim ${cause.claim} does not hold`, cause)
    throw refused('its signature does not hold', cause)
  }
}

/** Not the token's fault: the key set did not come, or was none. */
function isOutOfReach(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC'
  return error instanceof TypeError && error.message.includes('fetch')
}

const refused = (why: string, cause?: unknown) =>
  new LatchkeyError(
    'custom_token_invalid',
    `The token of the app’s sign-in service was refused: ${why}. Get a new one there.`,
    {
      cause,
    },
  )
