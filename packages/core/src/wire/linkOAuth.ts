import * as is from './check.ts'
import type { OAuthProvider } from '../types/OAuthProvider.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { oauthProof, oauthProvider, type OAuthProof } from './loginWithOAuth.ts'
import { user } from './user.ts'

/** Links whom the provider names. */
export const linkOAuth = endpoint({
  method: 'POST',
  path: '/oauth/link',
  auth: 'user',
  body: shape<OAuthProof>(oauthProof),
  response: user,
})

/** Takes an account at another provider from the person. */
export const unlinkOAuth = endpoint({
  method: 'POST',
  path: '/oauth/unlink',
  auth: 'user',
  body: shape<{ provider: OAuthProvider; subject: string }>({
    provider: oauthProvider,
    subject: is.text('a text of 1 to 256 characters', /^[^]+$/, 256),
  }),
  response: user,
})
