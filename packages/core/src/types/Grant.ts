import type { ChainType } from './ChainType.ts'
import type { Delegation } from './Delegation.ts'

/** Server access to one wallet, on or ended, as a list shows it. */
export interface Grant extends Delegation {
  walletId: string
  address: string
  chainType: ChainType
  status: 'active' | 'revoked' | 'expired'
  /** How often the app's server signed under it. */
  signCount: number
  endedAt: Date | null
  endedBy: 'user' | 'app' | 'expiry' | null
  /** Where a contract keeps the limits. Absent: the app's server does. */
  onchain?: OnchainGrant
}

/** Server access as a chain has it: a session key, and the contract that holds it to its limits. */
export interface OnchainGrant {
  chainId: number
  /** The contract that the wallet's address runs. */
  implementation: string
  /** The address of the key that the app's server holds. */
  sessionKey: string
  /** By which the person granted it. */
  transactionHash: string
  /** Whether the chain would still let the session key act; null where the chain could not be asked. */
  listed: boolean | null
}
