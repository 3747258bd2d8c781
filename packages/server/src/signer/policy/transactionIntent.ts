import type { Address, Hex } from 'viem'
import type { Intent } from './Intent.ts'

interface Transaction {
  chainId?: number | undefined
  to?: Address | null | undefined
  data?: Hex | undefined
  value?: bigint | undefined
  gas?: bigint | undefined
  gasPrice?: bigint | undefined
  maxFeePerGas?: bigint | undefined
}

/** What an Ethereum transaction brings about. Its cost counts the highest fee that it allows: a fee can be a way to take money, too. */
export function transactionIntent(transaction: Transaction): Intent {
  const { chainId, to, data, value = 0n, gas = 0n } = transaction
  const price = transaction.maxFeePerGas ?? transaction.gasPrice ?? 0n
  return {
    to: [to ?? null],
    ...(chainId !== undefined && { chainId }),
    // Fewer than four bytes name no function; they reach whatever the contract does without one.
    ...(data && data !== '0x' && { selectors: [data.slice(0, 10).toLowerCase()] }),
    cost: value + gas * price,
  }
}
