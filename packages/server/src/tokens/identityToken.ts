import type { User } from '@latchkey/core'
import { user as userCodec } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { draftToken } from './draftToken.ts'
import { longestInCookie } from './identityCookie.ts'
import { lightEntry, shortEntry, type WireAccount } from './shortEntry.ts'

/** Makes the token that describes a person to the app's server. It is data, not authority: no route accepts it. */
export async function signIdentityToken(server: Server, user: User): Promise<string> {
  const draft = await draftToken(server, user.id)
  const claims = describe(user, (said) => draft.lengthWith(said) <= longestInCookie)
  return reissue(server, { kid: draft.kid, userId: user.id, said: JSON.stringify(claims) }, () => draft.sign(claims))
}

interface Issued {
  kid: string
  userId: string
  /** All that it says of them. */
  said: string
  at: number
  token: Promise<string>
}

const issued = new WeakMap<Server, Map<string, Issued>>()

/** The token of a moment ago where it would say the same: people are read far more often than they change. */
async function reissue(server: Server, asked: Omit<Issued, 'at' | 'token'>, sign: () => Promise<string>) {
  const known = issued.get(server) ?? new Map<string, Issued>()
  issued.set(server, known)
  const { kid, userId, said } = asked
  const last = known.get(userId)
  const age = server.now() - (last?.at ?? -Infinity)
  if (last?.said === said && last.kid === kid && age >= 0 && age < reissuedFor) return last.token
  const token = sign()
  if (known.size >= mostKnown) known.delete(known.keys().next().value!)
  known.set(userId, { ...asked, at: server.now(), token })
  token.catch(() => known.delete(userId))
  return token
}

/** Milliseconds. */
const reissuedFor = 30_000
const mostKnown = 4_096

/** Privy's claims: numbers and lists travel as strings. Shortened until the token fits a cookie, and it says so. */
function describe(user: User, fits: (claims: Record<string, unknown>) => boolean): Record<string, unknown> {
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
  const truncated = () => ({ ...claims(light), accounts_truncated: true })
  while (light.length > 0 && !fits(truncated())) light.length = Math.floor(light.length * 0.9)
  return truncated()
}
