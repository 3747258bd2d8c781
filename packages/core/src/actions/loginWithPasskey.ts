import type { Session } from '../session/createSession.ts'
import { login } from './login.ts'

/** Signs in the person whose passkey answers. */
export const loginWithPasskey = (session: Session) => login(session, 'loginWithPasskey', {})
