import type { Session } from '../session/createSession.ts'
import { loginWithSiwe } from './loginWithSiwe.ts'
import { proveWallet, type Eip1193Provider } from './proveWallet.ts'

/** Signs in with an external wallet: connects it, has it sign, proves it. `name` is what the wallet calls itself. */
export async function loginWithWallet(session: Session, wallet: { provider: Eip1193Provider; name?: string }) {
  const begun = session.begin()
  return await loginWithSiwe(session, await proveWallet(session, wallet), begun)
}
