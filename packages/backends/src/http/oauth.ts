import {
  LatchkeyError,
  type LoginResult,
  type OAuthProvider,
  type OAuthReturn,
  type SessionSnapshot,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { toBase64url, type OAuthProof } from '@latchkey/core/wire'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'
import { tabMemory } from './tabMemory.ts'

interface InitParameters {
  provider: OAuthProvider
  redirectTo?: string
  signal: AbortSignal
}
type Returned = OAuthReturn & { signal: AbortSignal }

/** Begins signing in with another provider; what only this tab may know stays in it until the person is back. */
export async function initOAuth(connection: Connection, { signal, ...asked }: InitParameters): Promise<string> {
  const { provider, redirectTo = location.origin + location.pathname } = asked
  const [stateCode, codeVerifier] = [random(), random()]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))
  const body = { provider, redirectTo, stateCode, codeChallenge: toBase64url(new Uint8Array(digest)) }
  const endpoint = await asWhoIsThere(connection, endpoints.initOAuth, signal)
  const { url } = await connection.begin('initOAuth', signal).send(endpoint, body)
  tabMemory.set(keyOf(connection), JSON.stringify({ stateCode, codeVerifier }))
  return url
}

/** Signs in who came back. */
export function loginWithOAuth(connection: Connection, { signal, ...returned }: Returned): Promise<LoginResult> {
  const attempt = connection.begin('loginWithOAuth', signal)
  return withProof(connection, returned, (proof) => attempt.signIn(endpoints.loginWithOAuth, proof))
}

/** Links who came back to who is signed in. */
export async function linkOAuth(connection: Connection, { signal, ...returned }: Returned): Promise<SessionSnapshot> {
  const attempt = connection.begin('linkOAuth', signal)
  await withProof(connection, returned, (proof) => attempt.send(endpoints.linkOAuth, proof))
  return attempt.send(endpoints.refreshUser)
}

/** Shows that whoever came back is who went, once. It is kept where trying again makes sense. */
async function withProof<answer>(
  connection: Connection,
  { authorizationCode, stateCode }: OAuthReturn,
  send: (proof: OAuthProof) => Promise<answer>,
): Promise<answer> {
  const key = keyOf(connection)
  const kept = JSON.parse(tabMemory.get(key) ?? '{}') as { stateCode?: string; codeVerifier?: string }
  if (kept.stateCode !== stateCode || !kept.codeVerifier)
    throw new LatchkeyError(
      'oauth_unexpected',
      'This sign-in was not begun in this tab, or was finished before. Begin again.',
    )
  try {
    const answer = await send({ authorizationCode, stateCode, codeVerifier: kept.codeVerifier })
    tabMemory.delete(key)
    return answer
  } catch (error) {
    if (!(error instanceof LatchkeyError && error.retryable)) tabMemory.delete(key)
    throw error
  }
}

const keyOf = ({ options }: Connection) => `${options.scope}#oauth`

const random = () => toBase64url(crypto.getRandomValues(new Uint8Array(32)))
