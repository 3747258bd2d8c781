import { type Backend, LatchkeyError } from '@latchkey/core'
import { tabMemory } from '../http/tabMemory.ts'
import { toSnapshot, type PrivySession, type PrivySessionOptions } from './createPrivySession.ts'

/** Signing in by another provider, and linking one. What was begun without a session stays in the tab until the person is back. */
export function oauthVerbs(
  session: PrivySession,
  { scope }: PrivySessionOptions,
): Required<Pick<Backend, 'initOAuth' | 'loginWithOAuth' | 'linkOAuth'>> {
  const key = `${scope}#oauth`

  function begun(): Record<string, unknown> {
    const kept = tabMemory.get(key)
    if (kept !== undefined) return JSON.parse(kept) as Record<string, unknown>
    const message = 'This sign-in was not begun in this tab, or was finished before. Begin again.'
    throw new LatchkeyError('oauth_unexpected', message)
  }

  return {
    async initOAuth({ provider, redirectTo = location.origin + location.pathname, signal }) {
      const verb = 'initOAuth'
      // Whoever is signed in says so: a link is for whom began it, and is kept with their session.
      const theirs = await session.open()
      const { client, view } = theirs ?? (await session.ask(verb, signal, session.draft()))
      const { url } = await session.ask(verb, signal, client.auth.oauth.generateURL(provider, redirectTo))
      if (!theirs) tabMemory.set(key, JSON.stringify(await view.entries()))
      return url
    },

    async loginWithOAuth({ authorizationCode, stateCode, signal }) {
      const earlier = session.resume(begun())
      const result = await session.login(
        'loginWithOAuth',
        signal,
        ({ client }) => client.auth.oauth.loginWithCode(authorizationCode, stateCode),
        earlier,
      )
      tabMemory.delete(key)
      return result
    },

    linkOAuth: ({ authorizationCode, stateCode, signal }) =>
      session.run('linkOAuth', signal, async ({ client }) => {
        const { user } = await client.auth.oauth.linkWithCode(authorizationCode, stateCode)
        return toSnapshot('linkOAuth', user, await client.getIdentityToken())
      }),
  }
}
