import { BackendInvalidError } from '../errors/backend.ts'
import type { Session } from '../session/createSession.ts'
import { signedInUser } from '../session/run.ts'
import type { RevokeResult } from '../types/RevokeResult.ts'
import { change } from './change.ts'
import { embeddedWallet } from './embeddedWallet.ts'

/** Ends server access to every wallet, or to those named (in any letter case). Safe to repeat. */
export async function revokeWallets(session: Session, { wallets }: { wallets?: string[] } = {}): Promise<RevokeResult> {
  const user = await signedInUser(session, 'revokeWallets')
  const addresses = wallets?.map((address) => embeddedWallet(user, address).address)
  const { answer } = await change(session, 'revokeWallets', addresses ? { wallets: addresses } : {})
  if (!Array.isArray(answer.results)) throw new BackendInvalidError(session.backend.name, 'revokeWallets', 'no results')
  return { results: answer.results }
}
