import { base58 } from '@scure/base'
import type { Hex } from 'viem'
import { verifyMessage } from 'viem/utils'
import { utf8 } from '../bytes.ts'
import { isEd25519Signature } from './isEd25519Signature.ts'

interface Wallet {
  chainType: 'ethereum' | 'solana'
  address: string
}

/** True where a wallet's key signed a text: EIP-191 in hex for Ethereum, ed25519 in base58 for Solana. */
export async function holdsKey({ chainType, address }: Wallet, message: string, signature: string): Promise<boolean> {
  try {
    if (chainType === 'ethereum')
      return await verifyMessage({ address: address as Hex, message, signature: signature as Hex })
    return await isEd25519Signature({
      signature: base58.decode(signature),
      message: utf8(message),
      publicKey: base58.decode(address),
    })
  } catch {
    return false
  }
}
