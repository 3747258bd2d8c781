import type { Begun } from './beginSignIn.ts'
import type { OAuthProfile } from './OAuthProfile.ts'
import type { OpenProvider } from './openProviders.ts'
import type { Json, OidcProvider, PlainProvider } from './Provider.ts'
import { asRefusal } from './asRefusal.ts'
import { unexpected } from './refused.ts'

interface Returned extends Begun {
  callbackUrl: string
  /** What the provider sent the person back with. */
  answer: Record<string, string>
}

/** Trades what the provider sent for who the person is. Everything that it signs is checked: issuer, audience, nonce, time. */
export async function finishSignIn(open: OpenProvider, returned: Returned): Promise<OAuthProfile> {
  const { provider, openid } = open
  try {
    if ('issuer' in provider) return provider.toProfile(await signedClaims(open, provider, returned))
    const { access_token } = await openid.authorizationCodeGrant(open.config, backAt(returned, ['code', 'state']), {
      expectedState: returned.state,
      ...(provider.pkce && { pkceCodeVerifier: returned.verifier }),
    })
    return provider.toProfile(await readAll(open, provider, access_token))
  } catch (error) {
    throw asRefusal(error)
  }
}

async function signedClaims(
  { openid, config }: OpenProvider,
  provider: OidcProvider,
  returned: Returned,
): Promise<Json> {
  const tokens = await openid.authorizationCodeGrant(config, backAt(returned, ['code', 'state', 'iss']), {
    expectedState: returned.state,
    expectedNonce: returned.nonce,
    pkceCodeVerifier: returned.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  if (!provider.asksUserInfo || !config.serverMetadata().userinfo_endpoint) return { ...claims }
  const info = await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
  // Of an address and whether it is verified, both come from one place.
  return { ...claims, ...('email' in info && { email_verified: false }), ...info }
}

async function readAll(open: OpenProvider, provider: PlainProvider, token: string): Promise<Json> {
  const { profileUrl, moreUrl } = provider
  const answer = (await read(open, provider, profileUrl, token)) as Json
  return moreUrl ? { ...answer, more: await read(open, provider, moreUrl, token) } : answer
}

async function read({ openid, config }: OpenProvider, { headers }: PlainProvider, url: string, token: string) {
  const response = await openid.fetchProtectedResource(
    config,
    token,
    new URL(url),
    'GET',
    undefined,
    new Headers(headers),
  )
  const answer: unknown = response.ok ? await response.json() : null
  if (typeof answer !== 'object' || answer === null) throw unexpected('it did not say who the person is')
  return answer
}

/** The address that the person came back to, with those of its words that are looked at. */
function backAt({ callbackUrl, answer }: Returned, names: string[]): URL {
  const url = new URL(callbackUrl)
  for (const name of names) if (answer[name] !== undefined) url.searchParams.set(name, answer[name])
  return url
}
