import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** What the client needs to have a passkey sign one request. */
export interface InitAction {
  actionId: string
  /** 32 bytes, base64url. */
  nonce: string
  rpId: string
  allowCredentials: { id: string; type: 'public-key'; transports?: string[] }[]
  /** Unix seconds, by the server's clock. */
  exp: number
}

/** Announces a request that a passkey will sign: its method, its path under the version prefix with its query, and its exact body. */
export const initAction = endpoint({
  method: 'POST',
  path: '/actions/init',
  auth: 'user',
  body: shape<{ method: string; path: string; body: string }>({
    method: is.oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    path: is.text('a path under the version prefix, as it will be asked for', /^\/[\w\-./:?&=%~]*$/, 2_000),
    body: is.text('the exact body, of at most 100,000 characters', /^/, 100_000),
  }),
  response: shape<InitAction>({
    action_id: is.string,
    nonce: is.string,
    rp_id: is.string,
    allow_credentials: is.array(is.object({ id: is.string, type: is.oneOf('public-key') })),
    exp: is.integer(0),
  }),
})

/** The header that carries what a passkey signed: base64url of the canonical JSON of UserAction. */
export const userActionHeader = 'latchkey-user-action'

/** What a signed request carries beside its body. `assertion` is WebAuthn's own JSON, not renamed. */
export interface UserAction {
  actionId: string
  assertion: AuthenticationResponseJSON
}
