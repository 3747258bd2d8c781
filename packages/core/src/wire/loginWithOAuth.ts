import * as is from './check.ts'
import type { OAuthProvider } from '../types/OAuthProvider.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'

/** Whether a server has the provider, only it can say. */
export const oauthProvider = is.text('a provider, like google or custom:acme', /^[a-z]+(:[\w-]+)?$/i, 64)

export interface OAuthInit {
  provider: OAuthProvider
  /** Where the person comes back to: an address that the server lists. */
  redirectTo: string
  /** S256 (RFC 7636) of the `codeVerifier` that comes later. */
  codeChallenge: string
  /** Comes back with the person, so that their page knows its own sign-in again. */
  stateCode: string
}

/** Begins signing in, or linking, with another provider: gives the address to send the person to. */
export const initOAuth = endpoint({
  method: 'POST',
  path: '/oauth/init',
  auth: 'none',
  body: shape<OAuthInit>({
    provider: oauthProvider,
    redirect_to: is.text('an address of at most 2,048 characters', /^[a-z][a-z\d+.-]*:\/\//i, 2_048),
    code_challenge: is.text('the SHA-256 of the code verifier in base64url', /^[\w-]{43}=?$/),
    state_code: is.text('a text of 16 to 256 characters', /^[\w~.=-]{16,256}$/, 256),
  }),
  response: shape<{ url: string }>({ url: is.string }),
})

export interface OAuthProof {
  /** What the person came back with. */
  authorizationCode: string
  stateCode: string
  codeVerifier: string
  codeType?: 'raw'
}

/** What shows that whoever came back is who went. */
export const oauthProof = {
  authorization_code: is.text('a code of at most 512 characters', /^[^]+$/, 512),
  state_code: is.text('a text of 16 to 256 characters', /^[\w~.=-]{16,256}$/, 256),
  code_verifier: is.text('43 to 128 letters, digits, -, ., _ or ~', /^[\w~.-]{43,128}$/),
  code_type: is.optional(is.oneOf('raw')),
}

/** Signs in whom the provider names; somebody new becomes a new person. */
export const loginWithOAuth = endpoint({
  method: 'POST',
  path: '/oauth/authenticate',
  auth: 'none',
  body: shape<OAuthProof & { mode?: LoginMode }>({ ...oauthProof, mode: loginMode }),
  response: sessionAnswer,
})
