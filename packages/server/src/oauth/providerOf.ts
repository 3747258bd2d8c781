import type { ClientAuth } from 'openid-client'
import { appleSecret } from './appleSecret.ts'
import type { AppleCredentials, CustomOAuth, OAuthCredentials, OAuthOptions } from './OAuthOptions.ts'
import type { OAuthProfile } from './OAuthProfile.ts'
import { plainProviders, type PlainName } from './plainProviders.ts'
import type { Json, OidcProvider, PlainProvider, Provider } from './Provider.ts'

/** How to speak to a provider that the app is registered with; undefined where it is with none of this name. */
export function providerOf(name: string, options: OAuthOptions): Provider | undefined {
  if (!Object.hasOwn(options, name)) return undefined
  if (name === 'apple') return apple(options.apple!)
  if (name.startsWith('custom:')) return custom(options[name as `custom:${string}`]!)
  const credentials = options[name as PlainName | 'google']!
  return name === 'google' ? google(credentials) : plain(name as PlainName, credentials)
}

const google = ({ clientId, clientSecret }: OAuthCredentials): OidcProvider => ({
  issuer: 'https://accounts.google.com',
  clientId,
  clientAuth: (openid) => openid.ClientSecretPost(clientSecret),
  scope: 'openid email profile',
  toProfile: ({ sub, name, email, email_verified }) => ({
    subject: sub,
    name,
    email: email_verified === true ? email : null,
  }),
})

const apple = (credentials: AppleCredentials): OidcProvider => ({
  issuer: 'https://appleid.apple.com',
  clientId: credentials.clientId,
  clientAuth:
    () =>
    async (_server, { client_id }, body) => {
      body.set('client_id', client_id)
      body.set('client_secret', await appleSecret(credentials))
    },
  scope: 'openid email',
  // It sends people back by a form wherever it is asked for their address.
  parameters: { response_mode: 'form_post' },
  toProfile: ({ sub, email, email_verified }) => ({
    subject: sub,
    email: email_verified === true || email_verified === 'true' ? email : null,
  }),
})

const custom = ({ issuer, clientId, clientSecret, scope = 'openid email profile' }: CustomOAuth): OidcProvider => ({
  issuer,
  clientId,
  clientAuth: (openid) => (clientSecret === undefined ? openid.None() : eitherWay(openid, clientSecret)),
  scope,
  asksUserInfo: true,
  toProfile: standardProfile,
})

/** What every provider that keeps to OpenID Connect says, by its standard names. */
const standardProfile = (claims: Json): OAuthProfile => ({
  subject: claims['sub'],
  name: claims['name'],
  username: claims['preferred_username'],
  email: claims['email_verified'] === true ? claims['email'] : null,
  profile_picture_url: claims['picture'],
})

/** In the header, unless the provider publishes that it takes the secret in the body only. */
const eitherWay =
  (openid: typeof import('openid-client'), secret: string): ClientAuth =>
  (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const auth = methods.includes('client_secret_basic') ? openid.ClientSecretBasic : openid.ClientSecretPost
    return auth(secret)(server, ...rest)
  }

function plain(name: PlainName, { clientId, clientSecret }: OAuthCredentials): PlainProvider {
  const inBody: Provider['clientAuth'] = (openid) => openid.ClientSecretPost(clientSecret)
  const given = { ...plainProviders[name], clientId, clientAuth: inBody }
  if (name === 'twitter') return { ...given, clientAuth: (openid) => openid.ClientSecretBasic(clientSecret) }
  if (name === 'twitch') return { ...given, headers: { 'client-id': clientId } }
  if (name !== 'tiktok') return given
  // It has a name of its own for the client's id.
  return {
    ...given,
    parameters: { client_key: clientId },
    clientAuth: () => (_server, _client, body) => {
      body.set('client_key', clientId)
      body.set('client_secret', clientSecret)
    },
  }
}
