import { endsSession, LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { SessionAnswer } from '@latchkey/core/wire'
import { isPrivyPage } from '../http/codeFor.ts'
import { route, type Call } from '../http/route.ts'
import type { Server } from '../Server.ts'
import { answerSession } from '../session/answerSession.ts'
import { slidingLifetime } from '../session/startSession.ts'
import type { FamilyRow } from '../store/Store.ts'
import { verifyDpop } from '../tokens/dpop.ts'
import { readRefreshToken } from '../tokens/refreshToken.ts'

/** Trades a refresh token for fresh tokens. */
export const refreshSession = route(endpoints.refreshSession, (call, { refreshToken }) =>
  refresh(call, refreshToken).catch((error: unknown) => {
    throw asKnown(call.request, error)
  }),
)

/** Privy's clients wipe their state on one code only, so to them every ended session has that one. */
function asKnown({ headers }: Request, error: unknown): unknown {
  if (!isPrivyPage(headers) || !(error instanceof LatchkeyError) || !endsSession(error)) return error
  return new LatchkeyError('missing_or_invalid_token', error.message, { cause: error })
}

async function refresh({ server, request }: Call, refreshToken: string | undefined): Promise<SessionAnswer> {
  if (refreshToken === undefined)
    throw new LatchkeyError('missing_or_invalid_token', 'There is no refresh token in this request. Sign in again.')
  const { family, gen } = await readRefreshToken(server, refreshToken)
  if (family.revokedAt !== null) throw revoked()
  if (server.now() >= family.expiresAt)
    throw new LatchkeyError(
      'refresh_token_expired',
      'This session was not used for too long, or is too old. Sign in again.',
    )
  // Without the key the token is worth nothing, so its theft needs no further answer.
  if (family.jkt !== null && (await verifyDpop(server, request)) !== family.jkt)
    throw new LatchkeyError('dpop_invalid', 'This session is bound to a key, and the request does not prove that key.')
  return answerSession(server, family, { gen: await rotate(server, family, gen), isNewUser: false })
}

/** Moves to the next generation, or sees that the token was used before. */
async function rotate(server: Server, { id, jkt, absoluteExpiresAt }: FamilyRow, gen: number): Promise<number> {
  const { families } = server.store
  const now = server.now()
  const expiresAt = Math.min(now + slidingLifetime, absoluteExpiresAt)
  if (await families.advance(id, gen, { rotatedAt: now, expiresAt })) return gen + 1

  const current = await families.get(id)
  if (!current || current.revokedAt !== null) throw revoked()
  // The answer got lost, or another tab was faster: whoever holds the key may have the same successor once more, and whoever
  // is bound to none may for as long as it takes to notice.
  const isLate = jkt === null && now - current.rotatedAt > lostAnswer
  if (current.gen === gen + 1 && !isLate) return current.gen
  await families.revoke(id, now)
  throw new LatchkeyError(
    'refresh_token_reused',
    'This refresh token was used before, so somebody may have copied it. The session was ended. Sign in again.',
  )
}

/** Milliseconds after which nobody still waits for an answer: Privy's clients give up after 20 s and try again within 5. */
const lostAnswer = 30_000

const revoked = () => new LatchkeyError('session_revoked', 'This session has ended. Sign in again.')
