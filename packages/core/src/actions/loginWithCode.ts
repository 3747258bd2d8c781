import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in with the code that was mailed. */
export const loginWithCode = (session: Session, parameters: { email: string; code: string }) =>
  login(session, 'loginWithCode', parameters)
