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
}
