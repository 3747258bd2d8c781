import { randomText } from '../bytes.ts'
import type { OpenProvider } from './openProviders.ts'

/** What the server must remember until the person comes back. */
export interface Begun {
  state: string
  nonce: string
  verifier: string
}

/** The address to send the person to, and what only this server knows of it. */
export async function beginSignIn(
  { provider, openid, config }: OpenProvider,
  callbackUrl: string,
): Promise<Begun & { url: string }> {
  const [state, nonce, verifier] = [randomText(), randomText(), randomText()]
  const challenge = {
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl,
    response_type: 'code',
    state,
    ...(provider.scope && { scope: provider.scope }),
    ...('issuer' in provider && { nonce }),
    ...(('issuer' in provider || provider.pkce) && challenge),
    ...provider.parameters,
  })
  return { url: url.href, state, nonce, verifier }
}
