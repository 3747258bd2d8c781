import type { OAuthReturn } from '@latchkey/core'

/** What a provider sent the person back to this page with, once: the address forgets it, so that no reload and no copied link brings it again. */
export function takeOAuthReturn(): OAuthReturn | undefined {
  const url = new URL(location.href)
  const authorizationCode = url.searchParams.get('privy_oauth_code')
  const stateCode = url.searchParams.get('privy_oauth_state')
  if (!authorizationCode || !stateCode) return undefined
  for (const name of ['code', 'state', 'provider']) url.searchParams.delete(`privy_oauth_${name}`)
  history.replaceState(history.state, '', url)
  return { authorizationCode, stateCode }
}
