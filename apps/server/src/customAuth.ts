import type { CustomAuth } from '@latchkey/server'
import * as v from 'valibot'

/** The app's own sign-in service, whose tokens sign people in: its keys' address, or its one key. */
export const customAuthVariables = {
  LATCHKEY_CUSTOM_AUTH_JWKS_URL: v.optional(
    v.pipe(
      v.string(),
      v.check((url) => URL.canParse(url), 'must be an address like https://id.example/.well-known/jwks.json'),
    ),
  ),
  LATCHKEY_CUSTOM_AUTH_PUBLIC_KEY: v.optional(
    v.pipe(
      v.string(),
      // In one line, as many shells and hosts want it.
      v.transform((text) => text.replaceAll('\\n', '\n')),
      v.startsWith('-----BEGIN PUBLIC KEY-----', 'must be an SPKI PEM, which starts with -----BEGIN PUBLIC KEY-----'),
    ),
  ),
  LATCHKEY_CUSTOM_AUTH_ISSUER: v.optional(v.string()),
  LATCHKEY_CUSTOM_AUTH_AUDIENCE: v.optional(v.string()),
  LATCHKEY_CUSTOM_AUTH_USER_ID_CLAIM: v.optional(v.string()),
}

type Variables = { [name in keyof typeof customAuthVariables]?: string | undefined }

/** What the variables say of it; undefined where there is none. */
export function toCustomAuth(env: Variables): CustomAuth | undefined {
  const {
    LATCHKEY_CUSTOM_AUTH_JWKS_URL: jwksUrl,
    LATCHKEY_CUSTOM_AUTH_PUBLIC_KEY: publicKey,
    LATCHKEY_CUSTOM_AUTH_ISSUER: issuer,
    LATCHKEY_CUSTOM_AUTH_AUDIENCE: audience,
    LATCHKEY_CUSTOM_AUTH_USER_ID_CLAIM: userIdClaim,
  } = env
  if (!jwksUrl && !publicKey) return undefined
  return {
    ...(jwksUrl && { jwksUrl }),
    ...(publicKey && { publicKey }),
    ...(issuer && { issuer }),
    ...(audience && { audience }),
    ...(userIdClaim && { userIdClaim }),
  }
}
