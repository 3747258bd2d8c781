import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'
import { startSession } from '../session/startSession.ts'
import { verifyTelegram } from '../telegram/verifyTelegram.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Signs in whom Telegram signed for. */
export const loginWithTelegram = route(endpoints.loginWithTelegram, async ({ server, request }, { mode, ...proof }) => {
  const jkt = await verifyDpop(server, request)
  const account = await verifyTelegram(server, proof)
  const person = await findOrCreateUser(server, account, { mode })
  if (!person.isNewUser) await server.store.users.setAccountData(person.userId, account, account.data)
  return startSession(server, { ...person, jkt })
})

/** Links whom Telegram signed for. */
export const linkTelegram = route(
  endpoints.linkTelegram,
  async ({ server, session: { userId } }, proof) => linkAccount(server, userId, await verifyTelegram(server, proof)),
  { mfa: 'link' },
)

/** Takes a Telegram account from the person. */
export const unlinkTelegram = route(
  endpoints.unlinkTelegram,
  (call, { telegramUserId }) => unlinkOwn(call, { type: 'telegram', key: telegramUserId }),
  { mfa: 'unlink' },
)
