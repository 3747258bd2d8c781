import type { SessionAnswer } from '@latchkey/core/wire'
import { randomText } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { FamilyRow } from '../store/Store.ts'
import { answerSession } from './answerSession.ts'

const day = 86_400_000
/** Milliseconds that a session lives without use. */
export const slidingLifetime = 30 * day
const absoluteLifetime = 90 * day

interface NewSession {
  userId: string
  isNewUser: boolean
  jkt: string | null
  /** Whether a passkey of theirs was shown for it. */
  byPasskey?: boolean
}

/** Signs somebody in. */
export async function startSession(
  server: Server,
  { userId, isNewUser, jkt, byPasskey = false }: NewSession,
): Promise<SessionAnswer> {
  const now = server.now()
  const id = randomText(16)
  const family: FamilyRow = {
    id,
    userId,
    sid: id,
    gen: 0,
    salt: randomText(16),
    jkt,
    createdAt: now,
    rotatedAt: now,
    expiresAt: now + slidingLifetime,
    absoluteExpiresAt: now + absoluteLifetime,
    revokedAt: null,
    byPasskey,
  }
  await server.store.families.create(family)
  return answerSession(server, family, { gen: 0, isNewUser })
}
