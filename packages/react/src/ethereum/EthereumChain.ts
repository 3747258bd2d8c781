/** An EVM chain and how it is reached; every chain of `viem/chains` is one. */
export interface EthereumChain {
  id: number
  /** The first `http` URL is asked. */
  rpcUrls: { default: { http: readonly string[] } }
}
