import { DfnsHttpError } from './DfnsHttpError.ts'
import { take } from './tickets.ts'
import type { DfnsUser, World } from './World.ts'

/** One request, read once. */
export interface Asked {
  request: Request
  /** The body, byte for byte. */
  text: string
}

/** Whose access token this is. */
export function actorOf({ tokens, users }: World, { request }: Asked): DfnsUser {
  const userId = tokens.get(bearerOf(request))
  if (userId === undefined) throw new DfnsHttpError(401, 'No valid token.')
  return users.get(userId)!
}

/** The text behind `Bearer`. */
export const bearerOf = (request: Request): string =>
  /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''

/** Who asks, once they have signed this very request, which this uses up. */
export function signedActorOf(world: World, asked: Asked): DfnsUser {
  const actor = actorOf(world, asked)
  const token = asked.request.headers.get('x-dfns-useraction')
  if (!token) throw new DfnsHttpError(403, 'This takes a signed user action.')
  const { userId, bound } = take(world, 'signedAction', token)
  const { pathname, search } = new URL(asked.request.url)
  const fits =
    userId === actor.id &&
    bound['method'] === asked.request.method &&
    (bound['path'] === pathname || bound['path'] === pathname + search) &&
    bound['payload'] === asked.text
  if (!fits) throw new DfnsHttpError(403, 'The signed user action is for another request.')
  return actor
}

/** Refuses everybody but the service account. */
export function assertServiceAccount({ kind }: DfnsUser): void {
  if (kind !== 'ServiceAccount') throw new DfnsHttpError(403, 'Only a service account may do this.')
}

/** A new access token. Its middle part is what clients look into; only the whole of it counts here. */
export function newToken({ orgId, tokens }: World, { id, kind }: DfnsUser): string {
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const claims = { 'https://custom/app_metadata': { userId: id, orgId, tokenKind: kind } }
  const token = `${part({ alg: 'simulated' })}.${part(claims)}.${part(crypto.randomUUID())}`
  tokens.set(token, id)
  return token
}

/** Ends all access of one person. */
export function endTokens({ tokens }: World, userId: string): void {
  for (const [token, owner] of tokens) if (owner === userId) tokens.delete(token)
}
