/** A wallet as the app's own server sees it: one of its own, or a person's embedded one. */
export interface AppWallet {
  id: string
  /** Checksummed for Ethereum, base58 for Solana. */
  address: string
  chainType: 'ethereum' | 'solana'
  /** Hex of an ed25519 key; absent for Ethereum. */
  publicKey?: string
  /** None: this server has no policies. */
  policyIds: string[]
  /** None: nobody signs beside the wallet's own key. */
  additionalSigners: unknown[]
  /** Null: no quorum of keys owns a wallet here. */
  ownerId: null
  createdAt: Date
  importedAt: Date | null
  exportedAt: Date | null
}
