import { UnsupportedChainTypeError, type ChainType } from '@latchkey/core'
import type { VaultChainType } from '@latchkey/vault'

/** Refuses a chain that vaults hold no keys for. */
export function assertHeld(chainType: ChainType): asserts chainType is VaultChainType {
  if (!isHeld(chainType)) throw new UnsupportedChainTypeError(chainType, 'vaults hold ethereum and solana wallets.')
}

export const isHeld = (chainType: ChainType): chainType is VaultChainType =>
  chainType === 'ethereum' || chainType === 'solana'
