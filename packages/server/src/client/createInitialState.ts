import { LatchkeyError, type SessionSnapshot, type User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { user as userCodec, WireInvalidError } from '@latchkey/core/wire'
import type { LightUser } from '../tokens/LightUser.ts'
import type { createSend } from './createSend.ts'
import type { createTokens } from './createTokens.ts'
import { readIdentityToken, type CookieJar, type IncomingRequest } from './readIdentityToken.ts'

export interface InitialStateOptions {
  /** Hears why a token was not good for anything, for a log. */
  onError?: (error: LatchkeyError) => void
}

/** Finds out for a page that is rendered on a server who is to be in it. */
export function createInitialState(
  send: ReturnType<typeof createSend>,
  { readUser }: Pick<ReturnType<typeof createTokens>, 'readUser'>,
) {
  /**
   * The `initialState` of a page: the person whom the request's identity token describes, checked on this machine; what a token does not
   * tell (`mfaMethods`, some times and names) is empty in it. Null where it is not known who is there: no token, one that has expired or was
   * not to be checked. Then the page shows "not ready", and the browser finds out. Nothing secret is in it. Throws only for a wrong set-up.
   */
  return async function getInitialState(
    request: IncomingRequest | CookieJar,
    { onError }: InitialStateOptions = {},
  ): Promise<SessionSnapshot | null> {
    const idToken = readIdentityToken(request)
    if (!idToken) return null
    try {
      const light = await readUser(idToken)
      const user =
        asUser(light) ?? (await send(endpoints.getUser, { verb: 'getInitialState', params: { id: light.id } }))
      return { user, identityToken: null }
    } catch (error) {
      if (!(error instanceof LatchkeyError) || error.code === 'config_invalid') throw error
      onError?.(error)
      return null
    }
  }
}

/** The person as every hook knows them; undefined where the token had no room for what each of them must have. */
function asUser(light: LightUser): User | undefined {
  if (light.accountsTruncated) return undefined
  try {
    const known = { ...light, mfaMethods: [], hasAcceptedTerms: false } as unknown as User
    return userCodec.decode(userCodec.encode(known))
  } catch (error) {
    if (error instanceof WireInvalidError) return undefined
    throw error
  }
}
