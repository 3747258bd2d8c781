import type { User } from '@latchkey/core'
import { user as userCodec } from '@latchkey/core/wire'
import { SignJWT } from 'jose'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { lightEntry, shortEntry, type WireAccount } from './shortEntry.ts'
import { tokenLifetime } from './tokenLifetime.ts'

/** Makes the token that describes a person to the app's server. It is data, not authority: no route accepts it. */
export async function signIdentityToken(server: Server, user: User): Promise<string> {
  const { kid, privateKey } = await server.keys.tokens.active()
  const now = Math.floor(server.now() / 1000)
  return new SignJWT(describe(user))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
    .setIssuer(server.issuer(kid))
    .setSubject(user.id)
    .setAudience(server.appId)
    .setIssuedAt(now)
    .setExpirationTime(now + tokenLifetime)
    .sign(privateKey)
}

/** Privy's claims: numbers and lists travel as strings. Shortened until the token fits a cookie. */
function describe(user: User): Record<string, unknown> {
  const accounts = (userCodec.encode(user) as { linked_accounts: WireAccount[] }).linked_accounts
  const claims = (entries: object[]) => ({
    cr: String(Math.floor(user.createdAt.getTime() / 1000)),
    linked_accounts: JSON.stringify(entries),
    ...(user.customMetadata && { custom_metadata: JSON.stringify(user.customMetadata) }),
    ...(user.isGuest && { guest: 't' }),
  })
  const full = claims(accounts.map(shortEntry))
  if (fits(full)) return full
  const light = accounts.map(lightEntry)
  if (fits(claims(light))) return claims(light)
  while (light.length > 0 && !fits({ ...claims(light), accounts_truncated: true }))
    light.length = Math.floor(light.length * 0.9)
  return { ...claims(light), accounts_truncated: true }
}

/** Bytes of JSON that, with the other claims, base64url, header, signature, cookie name and attributes, stay under 3,800. */
const budget = 2_430

const fits = (claims: object) => utf8(JSON.stringify(claims)).length <= budget
