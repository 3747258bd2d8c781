/** Structured data to sign (EIP-712). */
export interface TypedData {
  domain?: Record<string, unknown>
  types: Record<string, readonly { name: string; type: string }[]>
  primaryType: string
  message: Record<string, unknown>
}

/** An Ethereum transaction to sign, complete: nothing is looked up or filled in. Amounts are wei. */
export interface EthereumTransaction {
  type?: 'legacy' | 'eip2930' | 'eip1559'
  chainId: number
  nonce: number
  to?: `0x${string}` | null
  value?: bigint
  data?: `0x${string}`
  gas: bigint
  gasPrice?: bigint
  maxFeePerGas?: bigint
  maxPriorityFeePerGas?: bigint
  accessList?: readonly { address: `0x${string}`; storageKeys: readonly `0x${string}`[] }[]
}

/** What a wallet signs as a transaction: Ethereum's as an object, Solana's serialised, its signatures still empty, as base64. */
export type SignableTransaction = EthereumTransaction | string
