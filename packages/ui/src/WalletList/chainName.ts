import type { ChainType } from '@latchkey/core'

const names: Record<ChainType, string> = {
  ethereum: 'Ethereum',
  solana: 'Solana',
  cosmos: 'Cosmos',
  stellar: 'Stellar',
  sui: 'Sui',
  aptos: 'Aptos',
  movement: 'Movement',
  tron: 'Tron',
  'bitcoin-segwit': 'Bitcoin (SegWit)',
  'bitcoin-taproot': 'Bitcoin (Taproot)',
  pearl: 'Pearl',
  near: 'NEAR',
  ton: 'TON',
  starknet: 'Starknet',
  xrpl: 'XRP Ledger',
  spark: 'Spark',
}

/** A chain as people call it; one that we do not know is called what the backend calls it. */
export const chainName = (chainType: string): string => names[chainType as ChainType] ?? chainType
