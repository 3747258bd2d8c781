import type { OAuthProvider, User as OurUser, Verb } from '@latchkey/core'
import { toPrivysAccount } from './toPrivysUser.ts'
import type { LinkedAccountWithMetadata } from './User.ts'

/** How somebody signed in, or what they linked. */
export type LoginMethod =
  'email' | 'sms' | 'siwe' | 'siws' | 'telegram' | 'farcaster' | OAuthProvider | 'passkey' | 'custom' | 'guest'

const methods: { [verb in Verb]?: LoginMethod } = {
  signupWithPasskey: 'passkey',
  loginWithPasskey: 'passkey',
  loginWithCode: 'email',
  loginWithSms: 'sms',
  loginWithSiwe: 'siwe',
  loginWithSiws: 'siws',
  loginWithCustomJwt: 'custom',
  loginWithTelegram: 'telegram',
  loginWithFarcaster: 'farcaster',
  createGuestAccount: 'guest',
}

const kinds: Partial<Record<LoginMethod, string>> = {
  email: 'email',
  sms: 'phone',
  siwe: 'wallet',
  siws: 'wallet',
  passkey: 'passkey',
  telegram: 'telegram',
  farcaster: 'farcaster',
  custom: 'custom_auth',
}

/** The account that was proven last, of a kind where one is named. */
export function newestAccount(user: OurUser, method?: LoginMethod): LinkedAccountWithMetadata | null {
  const kind = method && (kinds[method] ?? `${method}_oauth`)
  const candidates = user.linkedAccounts.filter(({ type }) => !kind || type === kind || type === method)
  const [newest] = candidates.toSorted((a, b) => b.verifiedAt.getTime() - a.verifiedAt.getTime())
  return newest ? toPrivysAccount(newest) : null
}

/** How somebody just signed in, and the account that they did it with. */
export function readLogin(user: OurUser, verb: Verb) {
  const method = methods[verb]
  if (method === 'guest') return { loginMethod: method, loginAccount: null }
  const account = newestAccount(user, method)
  if (verb !== 'loginWithOAuth') return { loginMethod: method ?? null, loginAccount: account }
  return { loginMethod: (account?.type.replace(/_oauth$/, '') ?? null) as LoginMethod | null, loginAccount: account }
}
