import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { accountType } from '../oauth/accountOf.ts'
import { redeemCode } from '../oauth/redeemCode.ts'
import { guestAccount } from '../people/guestAccount.ts'
import { linkAccount, notLinked } from '../people/linkAccount.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'

/** Links an account at another provider, which the signed-in person went to. */
export const linkOAuth = route(
  endpoints.linkOAuth,
  async ({ server, session: { userId } }, proof) =>
    linkAccount(server, userId, await redeemCode(server, proof, { askedBy: userId })),
  { mfa: 'link' },
)

/** Takes such an account from the person. */
export const unlinkOAuth = route(
  endpoints.unlinkOAuth,
  async (call, { provider, subject }) => {
    const type = accountType(provider)
    if (type === guestAccount) throw notLinked()
    return unlinkOwn(call, { type, key: subject })
  },
  { mfa: 'unlink' },
)
