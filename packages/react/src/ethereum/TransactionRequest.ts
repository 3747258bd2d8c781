type Quantity = bigint | number | string

/** A transaction to send or sign. What is absent and needed is asked of the chain. Amounts are wei; strings are hex or decimal. */
export interface TransactionRequest {
  /** If present, it must be the wallet. */
  from?: string
  /** Absent or null: a contract is created. */
  to?: string | null
  value?: Quantity
  data?: string
  /** Default: the chain the wallet is on. */
  chainId?: Quantity
  nonce?: Quantity
  gas?: Quantity
  /** The same as `gas`. */
  gasLimit?: Quantity
  gasPrice?: Quantity
  maxFeePerGas?: Quantity
  maxPriorityFeePerGas?: Quantity
  type?: Quantity
  accessList?: readonly { address: string; storageKeys: readonly string[] }[]
}
