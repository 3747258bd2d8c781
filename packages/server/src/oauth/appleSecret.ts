import { importPKCS8, SignJWT } from 'jose'
import type { AppleCredentials } from './OAuthOptions.ts'

const audience = 'https://appleid.apple.com'

/** A secret for Apple: signed by the app's key, good for some minutes. */
export async function appleSecret({ clientId, teamId, keyId, privateKey }: AppleCredentials): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: keyId })
    .setIssuer(teamId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importPKCS8(privateKey, 'ES256'))
}
