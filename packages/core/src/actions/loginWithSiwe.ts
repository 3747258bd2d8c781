import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in with a text that an external wallet signed. */
export const loginWithSiwe = (
  session: Session,
  parameters: { message: string; signature: string; chainId: string; walletClientType?: string },
) => login(session, 'loginWithSiwe', parameters)
