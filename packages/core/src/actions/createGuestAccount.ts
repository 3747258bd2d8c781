import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in without an account; this browser keeps the only key to it. */
export const createGuestAccount = (session: Session) => login(session, 'createGuestAccount', {})
