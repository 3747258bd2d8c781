import * as endpoints from '@latchkey/core/endpoints'
import { sessionRevoked } from '../http/authenticateUser.ts'
import { signedRoute } from '../http/signedRoute.ts'
import { embeddedWalletOf } from '../people/embeddedWalletOf.ts'

/** Writes down that the person takes a wallet's key out of their vault, where one of their passkeys signed for just that. */
export const exportWallet = signedRoute(
  endpoints.exportWallet,
  async ({ server, session: { userId } }, body) => {
    const { wallet } = await embeddedWalletOf(server, userId, body)
    const auditHead = await server.store.audit.append(userId, {
      ts: server.now(),
      actor: 'user',
      event: 'wallet.exported',
      subject: wallet.id,
      detail: { wallet: wallet.id },
    })
    if (!auditHead) throw sessionRevoked()
    return { auditHead }
  },
  { mfa: 'exportWallet' },
)
