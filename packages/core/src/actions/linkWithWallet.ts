import type { Session } from '../session/createSession.ts'
import type { User } from '../types/User.ts'
import { linkAccount } from './linkAccount.ts'
import { proveWallet, type Eip1193Provider } from './proveWallet.ts'

/** Links an external wallet: connects it, has it sign, proves it. `name` is what the wallet calls itself. */
export const linkWithWallet = async (
  session: Session,
  wallet: { provider: Eip1193Provider; name?: string },
): Promise<User> =>
  linkAccount(session, { type: 'wallet', chainType: 'ethereum', ...(await proveWallet(session, wallet)) })
