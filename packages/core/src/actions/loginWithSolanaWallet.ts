import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'
import { proveSolanaWallet, type SolanaSigner } from './proveSolanaWallet.ts'

/** Signs in with an external Solana wallet: connects it, has it sign, proves it. `name` is what the wallet calls itself. */
export async function loginWithSolanaWallet(session: Session, wallet: { signer: SolanaSigner; name?: string }) {
  const begun = session.begin()
  return await login(session, 'loginWithSiws', await proveSolanaWallet(session, wallet), begun)
}
