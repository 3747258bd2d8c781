import type { LightUser } from './LightUser.ts'
import type { TokenRules } from './readClaims.ts'
import { toLightUser } from './toLightUser.ts'
import type { VerificationKey } from './verificationKey.ts'
import { verifyToken } from './verifyToken.ts'

/** Checks an identity token and gives the person it describes, at once. For Node, with the key at hand. */
export function verifyIdentityToken(
  token: string,
  { key, ...rules }: TokenRules & { key: VerificationKey },
): LightUser {
  const claims = verifyToken(token, () => key, rules)
  if (claims instanceof Promise)
    throw new TypeError('This runtime cannot check signatures at once: use createServerClient().getUser({ idToken }).')
  return toLightUser(claims)
}
