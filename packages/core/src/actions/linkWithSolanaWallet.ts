import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { linkAccount } from './linkAccount.ts'
import { proveSolanaWallet, type SolanaSigner } from './proveSolanaWallet.ts'

/** Links an external Solana wallet: connects it, has it sign, proves it. `name` is what the wallet calls itself. */
export const linkWithSolanaWallet = async (
  session: Session,
  wallet: { signer: SolanaSigner; name?: string },
): Promise<User> => linkAccount(session, { type: 'wallet', ...(await proveSolanaWallet(session, wallet)) })
