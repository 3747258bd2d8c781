import { base58 } from '@scure/base'
import type { Hex } from 'viem'
import { verifyMessage } from 'viem/utils'
import { utf8 } from '../bytes.ts'

interface Wallet {
  chainType: 'ethereum' | 'solana'
  address: string
}

/** True where a wallet's key signed a text: EIP-191 in hex for Ethereum, ed25519 in base58 for Solana. */
export async function holdsKey({ chainType, address }: Wallet, message: string, signature: string): Promise<boolean> {
  try {
    if (chainType === 'ethereum')
      return await verifyMessage({ address: address as Hex, message, signature: signature as Hex })
    const { ed25519 } = await import('@noble/curves/ed25519')
    return ed25519.verify(base58.decode(signature), utf8(message), base58.decode(address), { zip215: false })
  } catch {
    return false
  }
}
