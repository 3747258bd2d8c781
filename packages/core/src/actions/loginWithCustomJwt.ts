import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in with a token of the app's own sign-in service. */
export const loginWithCustomJwt = (session: Session, parameters: { token: string }) =>
  login(session, 'loginWithCustomJwt', parameters)
