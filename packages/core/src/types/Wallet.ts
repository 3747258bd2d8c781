import type { ChainType } from './ChainType.ts'
import type { Delegation } from './Delegation.ts'

/** A wallet that the person has linked. */
export interface Wallet {
  /** The server's id; absent or null where no server can act for it. */
  id?: string | null
  /** Checksummed for EVM, base58 for Solana. */
  address: string
  chainType: ChainType
  /** `privy` for embedded wallets, the name the field knows them by. */
  walletClientType?: string
  connectorType?: string
  recoveryMethod?: RecoveryMethod | (string & {})
  imported: boolean
  /** True while the app's server may sign for it. */
  delegated: boolean
  /** What the app's server may do; present only while `delegated`. */
  delegation?: Delegation
  /** The index in the HD path, null for a wallet without one. */
  walletIndex: number | null
  publicKey?: string
}

/** A contract wallet that the person has linked. */
export interface SmartWallet {
  address: string
  smartWalletType: string
  smartWalletVersion?: string
}

/** How the person gets at an embedded wallet's key. */
export type RecoveryMethod = 'user-passkey' | 'user-passcode'
