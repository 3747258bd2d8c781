import { openToken, parse, rememberHeader, type OpenToken } from './openToken.ts'
import { readClaims, type Claims, type TokenRules } from './readClaims.ts'
import { foreignToken, invalidToken } from './tokenRefusal.ts'
import type { VerificationKey } from './verificationKey.ts'

/** Finds the key that a token names; undefined where there is none such. */
export type KeyOf = (kid: string | undefined) => VerificationKey | undefined | Promise<VerificationKey | undefined>

/** Checks a token's signature and claims. On Node, with the key at hand, it answers at once. */
export function verifyToken(token: string, keyOf: KeyOf, rules: TokenRules): Claims | Promise<Claims> {
  const opened = openToken(token)
  const judge = (genuine: boolean) => {
    if (!genuine) throw invalidToken('its signature does not hold')
    rememberHeader(opened)
    return readClaims(opened, rules)
  }
  const check = (key: VerificationKey | undefined) => {
    if (!key) throw unsigned(opened, rules)
    const genuine = key.verifies(opened.signed, opened.signature)
    return typeof genuine === 'boolean' ? judge(genuine) : genuine.then(judge)
  }
  const key = keyOf(opened.kid)
  return key instanceof Promise ? key.then(check) : check(key)
}

/** No key of ours signed it; it may not even claim so. */
function unsigned({ payload, kid = '' }: OpenToken, { issuer }: TokenRules) {
  const ours = typeof issuer === 'string' ? issuer : issuer(kid)
  return parse(payload)['iss'] === ours ? invalidToken('no key of this server signed it') : foreignToken()
}
