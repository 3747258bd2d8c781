import type { ProvenAccount } from './linkAccount.ts'

interface ExternalWallet {
  /** Checksummed for Ethereum, base58 for Solana. */
  address: string
  /** CAIP-2; Ethereum's only. */
  chainId?: string
  walletClientType?: string | null | undefined
  connectorType?: string | null | undefined
}

/** A wallet of another app, as it is linked to its person. */
export function externalWallet({ address, chainId, walletClientType, connectorType }: ExternalWallet): ProvenAccount {
  const data = {
    address,
    chain_type: chainId ? 'ethereum' : 'solana',
    ...(chainId && { chain_id: chainId }),
    wallet_client: 'unknown',
    // What the client calls it, but never what would make it look like a wallet that was made here.
    wallet_client_type: (walletClientType !== 'privy' && walletClientType) || 'unknown',
    connector_type: (connectorType !== 'embedded' && connectorType) || 'injected',
    imported: false,
  }
  return { type: 'wallet', key: chainId ? address.toLowerCase() : address, data }
}
