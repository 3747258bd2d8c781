import type { Capabilities, LoginMethod } from '@latchkey/core'

/** A way to sign in: one of the backend's own, or `oauth` for all providers that it has. */
export type SignInMethod = LoginMethod | 'oauth'

/** The ways to show: those that the app names, or all, among those that the backend has. Providers come before a wallet. */
export function offeredMethods(
  { loginMethods, oauthProviders = [] }: Pick<Capabilities, 'loginMethods' | 'oauthProviders'>,
  methods?: readonly SignInMethod[],
): SignInMethod[] {
  const has = (method: SignInMethod) => (method === 'oauth' ? oauthProviders.length > 0 : loginMethods.includes(method))
  if (methods) return methods.filter(has)
  const later = loginMethods.findIndex((method) => method === 'siwe' || method === 'guest')
  const at = later === -1 ? loginMethods.length : later
  return [...loginMethods.slice(0, at), 'oauth' as const, ...loginMethods.slice(at)].filter(has)
}
