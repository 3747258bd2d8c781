import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Makes a person and their first passkey, and signs them in. */
export const signupWithPasskey = (session: Session, parameters: { name?: string } = {}) =>
  login(session, 'signupWithPasskey', parameters)
