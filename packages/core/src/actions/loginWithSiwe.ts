import type { Beginning, Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in with a text that an external wallet signed. `begun` where that started earlier than now. */
export const loginWithSiwe = (
  session: Session,
  parameters: { message: string; signature: string; chainId: string; walletClientType?: string },
  begun?: Beginning,
) => login(session, 'loginWithSiwe', parameters, begun)
