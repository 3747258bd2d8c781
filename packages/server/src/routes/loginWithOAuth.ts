import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { sha256 } from '../bytes.ts'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { beginSignIn } from '../oauth/beginSignIn.ts'
import { redeemCode } from '../oauth/redeemCode.ts'
import { awayLifetime, type BegunData } from '../oauth/tickets.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Begins signing in, or linking, with another provider. */
export const initOAuth = route(
  endpoints.initOAuth,
  async (call, { provider, redirectTo, codeChallenge, stateCode }) => {
    const { server, request } = call
    const open = await server.openProvider(provider)
    const redirect = URL.canParse(redirectTo) ? new URL(redirectTo).href : ''
    if (!server.oauthRedirectUrls.has(redirect)) throw notAllowed()
    const base = server.publicUrl ?? new URL(request.url).origin
    const callbackUrl = `${base}/api/v1/oauth/callback/${provider}`
    const { url, state, nonce, verifier } = await beginSignIn(open, callbackUrl)
    const data: BegunData = {
      provider,
      callbackUrl,
      redirectTo: redirect,
      codeChallenge: codeChallenge.replace('=', ''),
      stateCode,
      nonce,
      verifier,
    }
    await server.store.tickets.put({
      kind: 'oauth',
      id: await sha256(state),
      userId: (await whoAsks(call))?.userId ?? null,
      data: { ...data },
      expiresAt: server.now() + awayLifetime,
    })
    return { url }
  },
)

/** Signs in whom the provider named. */
export const loginWithOAuth = route(endpoints.loginWithOAuth, async ({ server, request }, { mode, ...proof }) => {
  const jkt = await verifyDpop(server, request)
  const account = await redeemCode(server, proof)
  const person = await findOrCreateUser(server, account, { mode, email: account.data['email'] })
  // What they are called over there may have changed; what is no longer said is kept.
  const said = Object.entries(account.data).filter(([, value]) => value !== null)
  if (!person.isNewUser) await server.store.users.setAccountData(person.userId, account, Object.fromEntries(said))
  return startSession(server, { ...person, jkt })
})

const notAllowed = () =>
  new LatchkeyError(
    'oauth_redirect_not_allowed',
    'People may not be sent back to this address. List it, letter by letter, in oauthRedirectUrls (LATCHKEY_OAUTH_REDIRECT_URLS) if it is yours.',
  )
