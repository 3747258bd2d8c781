import type { OAuthProvider } from '@latchkey/core'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'

/** What is looked at of Privy's `config`. Its other members may stay where they are; docs/privy.md lists them. */
export interface PrivyClientConfig {
  /** In the order in which to offer them. Those that the backend has no way for are left out. */
  loginMethods?: readonly string[]
  /** Chains that embedded wallets send on. */
  supportedChains?: readonly EthereumChain[]
  /** The one that they are on at first. */
  defaultChain?: EthereumChain
  embeddedWallets?: {
    /** Whether signing in with a passkey makes a first wallet, too. */
    ethereum?: { createOnLogin?: 'users-without-wallets' | 'all-users' | 'off' }
  } & Unread
  /** Where people come back to from other providers: an address that the server lists. */
  customOAuthRedirectUrl?: string
  /** The page's CSP nonce for scripts. */
  scriptNonce?: string
  [member: string]: unknown
}

type Unread = { [member: string]: unknown }

/** The names of other providers among `loginMethods`. */
export const providerNames: ReadonlySet<string> = new Set<OAuthProvider>([
  'google',
  'apple',
  'discord',
  'github',
  'linkedin',
  'spotify',
  'instagram',
  'tiktok',
  'twitter',
  'line',
  'twitch',
])
