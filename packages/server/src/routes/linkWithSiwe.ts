import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'
import { verifySiwe } from '../people/verifySiwe.ts'

/** Links an external wallet that signed a message for it. */
export const linkWithSiwe = route(
  endpoints.linkWithSiwe,
  async ({ server, session: { userId } }, proof) =>
    linkAccount(server, userId, await verifySiwe(server, proof, { askedBy: userId })),
  { mfa: 'link' },
)

/** Takes an external wallet from the person. */
export const unlinkWallet = route(
  endpoints.unlinkWallet,
  (call, { address }) => unlinkOwn(call, { type: 'wallet', key: address.toLowerCase() }),
  { mfa: 'unlink' },
)
