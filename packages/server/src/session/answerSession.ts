import type { SessionAnswer } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import type { FamilyRow } from '../store/Store.ts'
import { signAccessToken } from '../tokens/accessToken.ts'
import { makeRefreshToken } from '../tokens/refreshToken.ts'
import { snapshotOf } from './snapshot.ts'

/** The person and their fresh tokens. */
export async function answerSession(
  server: Server,
  family: FamilyRow,
  { gen, isNewUser }: { gen: number; isNewUser: boolean },
): Promise<SessionAnswer> {
  const { userId, sid } = family
  const token = await signAccessToken(server, { userId, sid })
  return {
    ...(await snapshotOf(server, userId)),
    token,
    privyAccessToken: token,
    refreshToken: await makeRefreshToken(server, family, gen),
    isNewUser,
    sessionUpdateAction: 'set',
    auditHead: await server.store.audit.head(userId),
  }
}
