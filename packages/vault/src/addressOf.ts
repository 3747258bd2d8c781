import type { VaultChainType } from './contents.ts'
import { ethereumAddress } from './ethereumAddress.ts'

/** The address of a key. Ed25519 is loaded only for who has a Solana wallet. */
export async function addressOf(chainType: VaultChainType, key: Uint8Array): Promise<string> {
  if (chainType === 'ethereum') return ethereumAddress(key)
  const { solanaAddress } = await import('./solana.ts')
  return solanaAddress(key)
}
