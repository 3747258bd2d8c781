import { UnsupportedChainTypeError, type SignableTransaction } from '@latchkey/core'
import type { TransactionSerializable } from 'viem'
import type { UnlockedVault, WalletPlace } from '../UnlockedVault.ts'

/** Gives the signed transaction: hex for Ethereum, base64 for Solana. */
export async function signTransaction(
  unlocked: UnlockedVault,
  place: WalletPlace,
  transaction: SignableTransaction,
): Promise<string> {
  const isSolanas = typeof transaction === 'string'
  if (isSolanas !== (place.chainType === 'solana'))
    throw new UnsupportedChainTypeError(
      place.chainType,
      'pass an object for an Ethereum wallet, and base64 for a Solana wallet.',
    )
  return isSolanas
    ? (await unlocked.solana(place)).signTransaction(transaction)
    : (await unlocked.ethereum(place)).signTransaction(transaction as unknown as TransactionSerializable)
}
