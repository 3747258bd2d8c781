import type { Session } from '../session/createSession.ts'
import type { RevokeResult } from '../types/RevokeResult.ts'
import { withWalletWork } from './withWalletWork.ts'

/** Ends server access to every wallet, or to those named (in any letter case). Safe to repeat. */
export function revokeWallets(session: Session, parameters: { wallets?: string[] } = {}): Promise<RevokeResult> {
  return withWalletWork(session, 'revokeWallets', (work) => work.revokeWallets(session, parameters))
}
