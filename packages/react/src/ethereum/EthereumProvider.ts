import type { ProviderRpcError } from './ProviderRpcError.ts'

/** What a provider tells of by itself (EIP-1193). */
export interface ProviderEvents {
  /** The wallet's address; none once its person has signed out. */
  accountsChanged: (addresses: string[]) => void
  /** Hex. */
  chainChanged: (chainId: string) => void
  connect: (info: { chainId: string }) => void
  disconnect: (error: ProviderRpcError) => void
}

/** One embedded wallet as libraries for Ethereum expect wallets (EIP-1193). It rejects with a `ProviderRpcError`. */
export interface EthereumProvider {
  // As loose as viem's and ethers' own: each method has its own parameters.
  request(parameters: { method: string; params?: any }): Promise<any>
  on<event extends keyof ProviderEvents>(event: event, listener: ProviderEvents[event]): void
  removeListener<event extends keyof ProviderEvents>(event: event, listener: ProviderEvents[event]): void
}
