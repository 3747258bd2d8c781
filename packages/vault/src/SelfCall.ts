/** A transaction of an Ethereum account to itself. It moves nothing: what it brings about is up to the code that the account runs. */
export interface SelfCall {
  chainId: number
  nonce: number
  gas: bigint
  /** Wei per gas. */
  maxFeePerGas: bigint
  maxPriorityFeePerGas: bigint
  /** What is called, with its arguments. */
  data: `0x${string}`
  /** The contract whose code the account takes on with it (EIP-7702); null where it runs it already. */
  becomes: `0x${string}` | null
}
