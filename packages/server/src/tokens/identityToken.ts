import type { User } from '@latchkey/core'
import { onceEach } from '../people/onceEach.ts'
import { wireOf, type WireUser } from '../people/readUser.ts'
import type { Server } from '../Server.ts'
import { draftToken } from './draftToken.ts'
import { longestInCookie } from './identityCookie.ts'
import { lightEntry, shortEntry } from './shortEntry.ts'

/** Makes the token that describes a person to the app's server. It is data, not authority: no route accepts it. */
export async function signIdentityToken(server: Server, user: User): Promise<string> {
  const draft = await draftToken(server, user.id)
  const last = lastOf(server, user)
  const age = server.now() - last.at
  // People are read far more often than they change.
  if (last.token && last.kid === draft.kid && age >= 0 && age < reissuedFor) return last.token
  const fits = (said: Record<string, unknown>) => draft.lengthWith(said) <= longestInCookie
  const token = draft.sign(describe(wireOf(server, user), user, fits))
  Object.assign(last, { token, kid: draft.kid, at: server.now() })
  token.catch(() => delete last.token)
  return token
}

interface Issued {
  token?: Promise<string>
  kid?: string
  /** Milliseconds since 1970. */
  at: number
}

/** The token that said this of them last. */
const lastOf = onceEach((_server, _user: User): Issued => ({ at: -Infinity }))

/** Milliseconds. */
const reissuedFor = 30_000

/** Privy's claims: numbers and lists travel as strings. Shortened until the token fits a cookie, and it says so. */
function describe(
  { linked_accounts: accounts }: WireUser,
  user: User,
  fits: (claims: Record<string, unknown>) => boolean,
): Record<string, unknown> {
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
  const truncated = () => ({ ...claims(light), accounts_truncated: true })
  while (light.length > 0 && !fits(truncated())) light.length = Math.floor(light.length * 0.9)
  return truncated()
}
