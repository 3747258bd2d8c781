import type { Server } from '../Server.ts'
import type { ClientData } from './clientData.ts'

/**
 * Where a passkey is expected from: the app's pages, our own page in a window, or our own frame in one of the app's; null for any
 * other frame. Asked before the library is, which lets frames pass where the browser leaves out who embeds them.
 */
export function expectedOrigins({ origins, vaultFrame }: Server, { origin, crossOrigin, topOrigin }: ClientData) {
  if (!crossOrigin) return { expectedOrigin: vaultFrame ? [...origins, vaultFrame.origin] : [...origins] }
  if (origin !== vaultFrame?.origin || !origins.includes(topOrigin ?? origins[0]!)) return null
  return { expectedOrigin: [origin], expectedTopOrigin: [...origins] }
}
