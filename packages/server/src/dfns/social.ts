import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/walletActions'
import { fromBase64url, parseJson } from '@latchkey/core/wire'
import { route, type Route } from '../http/route.ts'
import { offerRegistration } from '../passkeys/verifyRegistration.ts'
import { assertMaySignUp } from '../people/allowlist.ts'
import { newUserId } from '../people/newUser.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'
import { challengeBytes } from './convert.ts'
import { dfnsAccountKey, type DfnsAccess } from './dfnsAccess.ts'
import { refusing } from './dfnsError.ts'

/** For people whom an identity provider knows. Dfns checks its id token; we start from what Dfns answers. */
export const social = (dfns: DfnsAccess): Record<string, Route> => ({
  signupWithIdTokenInit: route(endpoints.signupWithIdTokenInit, async ({ server }, { idToken }) => {
    await assertMaySignUp(server, null)
    const body = proofOf(idToken)
    const { challenge, temporaryAuthenticationToken } = await refusingToken(() =>
      dfns.service.auth.createSocialRegistrationChallenge({ body }),
    )
    const data = { temporaryAuthenticationToken }
    const asked = {
      purpose: 'passkey-register',
      userId: newUserId(),
      challenge: challengeBytes(challenge),
      data,
    } as const
    return { options: await offerRegistration(server, asked) }
  }),

  loginWithIdToken: route(endpoints.loginWithIdToken, async ({ server, request }, { idToken }) => {
    const jkt = await verifyDpop(server, request)
    const { token } = await refusingToken(() => dfns.service.auth.socialLogin({ body: proofOf(idToken) }))
    const userId = await server.store.users.findByAccount('cross_app', dfnsAccountKey(subjectOf(token)))
    if (userId === null)
      throw new LatchkeyError(
        'user_does_not_exist',
        'The wallet service knows this person, and this app does not: they registered with another app of the organisation’s.',
      )
    return startSession(server, { userId, isNewUser: false, jkt })
  }),
})

const proofOf = (idToken: string) => ({ socialLoginProviderKind: 'Oidc' as const, idToken })

/** Who a token that Dfns has just given us is of. It came from Dfns itself, so its signature is not looked at. */
function subjectOf(token: string): string {
  try {
    const claims = parseJson(new TextDecoder().decode(fromBase64url(token.split('.')[1]!))) as Record<string, unknown>
    const { userId } = claims['https://custom/app_metadata'] as { userId: unknown }
    if (typeof userId === 'string') return userId
  } catch {
    // Said below, as for any other token.
  }
  throw new LatchkeyError('backend_invalid', 'The wallet service signed somebody in and did not say whom.')
}

/** Dfns answers 401 to an id token that does not hold, and to one of somebody who is not registered. */
function refusingToken<value>(work: () => Promise<value>): Promise<value> {
  return refusing(async () => {
    try {
      return await work()
    } catch (cause) {
      if ((cause as { httpStatus?: unknown } | null)?.httpStatus !== 401) throw cause
      const message =
        'The wallet service does not take this id token, or knows nobody by it. Sign up with it, or get a new one.'
      throw new LatchkeyError('custom_token_invalid', message, { cause })
    }
  })
}
