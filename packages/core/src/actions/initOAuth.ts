import { BackendInvalidError } from '../errors/backend.ts'
import { call } from '../session/call.ts'
import type { Session } from '../session/createSession.ts'
import { untilRestored } from '../session/run.ts'
import type { OAuthProvider } from '../types/OAuthProvider.ts'

export interface InitOAuthParameters {
  provider: OAuthProvider
  /** Where they come back to: an address that the server lists. Default: this page's, without its query. */
  redirectTo?: string
}

/** Begins signing in with another provider, or linking it to who is signed in: gives the address to send the person to. */
export async function initOAuth(session: Session, parameters: InitOAuthParameters): Promise<string> {
  await untilRestored(session)
  const url = await call(session.backend, 'initOAuth', { ...parameters })
  if (typeof url === 'string' && /^https?:\/\//.test(url)) return url
  throw new BackendInvalidError(session.backend.name, 'initOAuth', 'no address')
}
