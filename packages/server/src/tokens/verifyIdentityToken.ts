import { LatchkeyError } from '@latchkey/core'
import type { LightUser } from './LightUser.ts'
import { toLightUser } from './toLightUser.ts'
import type { VerificationKey } from './verificationKey.ts'
import { verifyToken } from './verifyToken.ts'

interface VerifyIdentityTokenParameters {
  key: VerificationKey
  /** Exactly 25 characters. */
  appId: string
  /** Default `privy.io`, as the server's. */
  issuer?: string
  /** Seconds by which clocks may differ, 0 to 300. Default 60. */
  clockTolerance?: number
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Checks an identity token and gives the person it describes, at once. For Node, with the key at hand. */
export function verifyIdentityToken(
  token: string,
  { key, appId, issuer = 'privy.io', clockTolerance = 60, now = Date.now }: VerifyIdentityTokenParameters,
): LightUser {
  if (!(clockTolerance >= 0 && clockTolerance <= 300))
    throw new LatchkeyError('config_invalid', 'clockTolerance must be 0 to 300 seconds.')
  const claims = verifyToken(token, () => key, { appId, issuer, clockTolerance, now })
  if (claims instanceof Promise)
    throw new LatchkeyError(
      'config_invalid',
      'This runtime cannot check signatures at once. Use createServerClient().getUser({ idToken }).',
    )
  return toLightUser(claims)
}
