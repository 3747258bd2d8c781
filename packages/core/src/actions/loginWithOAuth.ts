import type { Session } from '../session/createSession.ts'
import type { OAuthReturn } from '../types/OAuthProvider.ts'
import { login } from './login.ts'

/** Signs in who came back from a provider. */
export const loginWithOAuth = (session: Session, parameters: OAuthReturn) =>
  login(session, 'loginWithOAuth', { ...parameters })
