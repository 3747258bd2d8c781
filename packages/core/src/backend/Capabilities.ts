import type { ActionKind } from '../types/Action.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { DelegatedAction } from '../types/Delegation.ts'
import type { ExportFormat } from '../types/ExportFormat.ts'
import type { OAuthProvider } from '../types/OAuthProvider.ts'
import type { MfaMethod } from '../types/User.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'

/** `siwe` and `siws` are wallets, of Ethereum and of Solana. */
export type LoginMethod = 'passkey' | 'email' | 'sms' | 'siwe' | 'siws' | 'telegram' | 'farcaster' | 'guest'

/** What a backend can do, for components that show only what works. */
export interface Capabilities {
  /** In the order in which to offer them. */
  loginMethods: readonly LoginMethod[]
  /** Other providers to sign in with, in the order in which to offer them. Absent: none. */
  oauthProviders?: readonly OAuthProvider[]
  /** The app's bot at Telegram, where people sign in or link by it. Absent: a mini app's launch data alone is taken. */
  telegram?: { botId: string }
  /** Second factors that it takes. Absent: none. */
  mfaMethods?: readonly MfaMethod[]
  /** Wallets it can make, and what opens them. */
  wallets: {
    chainTypes: readonly ChainType[]
    recoveryMethods: readonly RecoveryMethod[]
    /** Who holds the keys: the person's own vault, which is one tree of wallets, each at its index; or a service. Absent: the vault. */
    keptBy?: 'vault' | 'service'
    /** What can be taken out of the vault. Absent: nothing. */
    exports?: readonly ExportFormat[]
  } | null
  /** Passkey-signed actions it can do, step by step. Absent: none. */
  actions?: readonly ActionKind[]
  /** Server access it can give. */
  delegate: {
    chainTypes: readonly ChainType[]
    actions: readonly DelegatedAction[]
    enforcement: 'server' | 'chain' | 'local'
    /** Seconds. */
    defaultExpiresIn: number
    maxExpiresIn: number
    /** True where a passkey must sign the consent. */
    needsPasskey: boolean
    /** Ethereum chains on which a contract can keep the limits (mode `onchain`). Absent: none. */
    onchainChainIds?: readonly number[]
  } | null
  /** Whether server access ends wallet by wallet, only for all together, or not at all here. */
  revoke: 'per-wallet' | 'all' | 'none'
  /** True where it tells when the server last used a wallet. */
  lastUsed: boolean
}
