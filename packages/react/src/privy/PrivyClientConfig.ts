import type { OAuthProvider } from '@latchkey/core'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'

/** What is looked at of Privy's `config`. */
interface Read {
  /** In the order in which to offer them. Those that the backend has no way for are left out. */
  loginMethods?: readonly string[]
  /** Chains that embedded wallets send on. */
  supportedChains?: readonly EthereumChain[]
  /** The one that they are on at first. */
  defaultChain?: EthereumChain
  embeddedWallets?: {
    /** Whether signing in with a passkey makes a first wallet, too. */
    ethereum?: { createOnLogin?: 'users-without-wallets' | 'all-users' | 'off' }
    solana?: unknown
    disableAutomaticMigration?: boolean
    showWalletUIs?: boolean
    priceDisplay?: unknown
    extendedCalldataDecoding?: boolean
  }
  /** Where people come back to from other providers: an address that the server lists. */
  customOAuthRedirectUrl?: string
  /** The page's CSP nonce for scripts. */
  scriptNonce?: string
}

/** Members that may stay where they are, and are not looked at. */
type Unread =
  | 'allowOAuthInEmbeddedBrowsers'
  | 'appearance'
  | 'captchaEnabled'
  | 'customAuth'
  | 'externalWallets'
  | 'fundingMethodConfig'
  | 'intl'
  | 'legal'
  | 'loginMethodsAndOrder'
  | 'mfa'
  | 'passkeys'
  | 'plugins'
  | 'sessions'
  | 'solana'
  | 'walletConnectCloudProjectId'

/** Privy's `config`. */
export type PrivyClientConfig = Read & { [member in Unread]?: unknown }

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
