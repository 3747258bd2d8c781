import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { Provider } from 'oidc-provider'

export const client = { id: 'latchkey', secret: 'a secret that the provider gave to the app' }

export type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>

interface Options {
  redirectUris: string[]
}

/** A real OpenID provider on this machine, where whoever comes signs in at once as `person`. */
export async function openIdentityProvider({ redirectUris }: Options) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const person = {
    sub: 'ada-42',
    email: 'ada@example.com',
    email_verified: true,
    name: 'Ada',
    preferred_username: 'ada',
    picture: 'https://id.acme.example/ada.png',
  }
  /** What the next request gets instead of the provider's answer. */
  const between: { answer?: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined } = {}
  let answers: (request: IncomingMessage, response: ServerResponse) => unknown = () => {}
  const server = createServer((request, response) => {
    if (!between.answer?.(request, response)) answers(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'picture'] },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ ...person }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Whoever signs in agrees, too.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    cookies: { keys: ['for tests'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] },
  })
  const callback = provider.callback()
  answers = (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return callback(request, response)
    const outcome = person.sub === '' ? { error: 'access_denied' } : { login: { accountId: person.sub } }
    return provider.interactionFinished(request, response, outcome)
  }
  return {
    issuer,
    person,
    between,
    /** A token that the provider might have signed, had it wanted to. */
    sign: (claims: JWTPayload, key: CryptoKey | Uint8Array = privateKey, alg = 'RS256') =>
      new SignJWT(claims).setProtectedHeader({ alg, kid: 'own' }).sign(key),
    close() {
      server.closeAllConnections()
      return new Promise<unknown>((closed) => server.close(closed))
    },
  }
}

/** Goes there as a browser would, cookies and all; gives the first address that is no longer the provider's. */
export async function goThere(start: string): Promise<URL> {
  const { origin } = new URL(start)
  const cookies = new Map<string, string>()
  let at = new URL(start)
  while (at.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`the provider stopped with ${response.status}: ${await response.text()}`)
    at = new URL(next, at)
  }
  return at
}
