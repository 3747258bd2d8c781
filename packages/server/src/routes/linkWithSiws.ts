import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { unlinkOwn } from '../people/unlinkOwn.ts'
import { verifySiws } from '../people/verifySiws.ts'

/** Links an external Solana wallet that signed a message for it. */
export const linkWithSiws = route(
  endpoints.linkWithSiws,
  async ({ server, session: { userId } }, proof) =>
    linkAccount(server, userId, await verifySiws(server, proof, { askedBy: userId })),
  { mfa: 'link' },
)

/** Takes an external Solana wallet from the person. */
export const unlinkSolanaWallet = route(
  endpoints.unlinkSolanaWallet,
  (call, { address }) => unlinkOwn(call, { type: 'wallet', key: address }),
  { mfa: 'unlink' },
)
