import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { isEmbeddedWallet, wallets } from '../types/wallets.ts'
import { rereadUser } from './refreshUser.ts'

/** Wallets made ahead of somebody's arrival become theirs by the first use: reads the person again where that may just have been. */
export async function rereadClaimed(session: Session, before: User | null | undefined): Promise<void> {
  const waiting = before && wallets(before).some((each) => isEmbeddedWallet(each) && each.recoveryMethod === 'privy')
  if (waiting) await rereadUser(session).catch(() => {}) // what was asked for is done; the state says what went wrong since
}
