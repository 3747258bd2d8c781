import { WireInvalidError } from '@latchkey/core/wire'
import { base58 } from '@scure/base'
import { getAddress, isAddress } from 'viem/utils'

/** How a wallet's address is shown (checksummed, where its chain has that). Refuses what is none of its chain. */
export function walletAddress(text: string, chainType: 'ethereum' | 'solana', path = 'address'): string {
  const address = text.trim()
  if (chainType === 'ethereum') {
    if (!isAddress(address, { strict: false })) throw new WireInvalidError(path, 'is not an Ethereum address')
    return getAddress(address)
  }
  if (!isSolanaAddress(address)) throw new WireInvalidError(path, 'is not a Solana address')
  return address
}

/** How a wallet's address is compared. */
export const walletKey = (address: string) =>
  /^0x/i.test(address.trim()) ? address.trim().toLowerCase() : address.trim()

function isSolanaAddress(text: string): boolean {
  try {
    return text.length <= 44 && base58.decode(text).length === 32
  } catch {
    return false
  }
}
