import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in with the code that was texted. */
export const loginWithSms = (session: Session, parameters: { phone: string; code: string }) =>
  login(session, 'loginWithSms', parameters)
