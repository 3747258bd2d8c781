import { toBase64url } from '@latchkey/core/wire'
import { DfnsHttpError } from './DfnsHttpError.ts'
import type { Ticket, World } from './World.ts'

/** Issues something that may be used once. Gives its name, and the challenge to sign. */
export function issue(
  world: World,
  ticket: Omit<Ticket, 'challenge' | 'expiresAt'>,
): { id: string; challenge: string } {
  const id = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const random = [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0'))
  const challenge = toBase64url(new TextEncoder().encode(random.join('')))
  world.tickets.set(id, { ...ticket, challenge, expiresAt: world.now() + world.lifetime })
  return { id, challenge }
}

/** Uses it up, whatever comes of it then: what failed once cannot be tried again. */
export function take(world: World, kind: Ticket['kind'], id: string): Ticket {
  const ticket = world.tickets.get(id)
  if (ticket?.kind !== kind) throw refused(kind, 'is unknown, or was used')
  world.tickets.delete(id)
  if (ticket.expiresAt <= world.now()) throw refused(kind, 'has expired')
  return ticket
}

const refused = (kind: Ticket['kind'], why: string) =>
  new DfnsHttpError(kind === 'signedAction' ? 403 : 401, `This challenge or token ${why}.`)

/** Both official ways to put a challenge into a passkey's client data: as it is, and encoded once more. */
export const isChallenge = (challenge: string) => (got: string) =>
  got === challenge || got === toBase64url(new TextEncoder().encode(challenge))
