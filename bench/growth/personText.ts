/** A person as they travel, with so many wallets. */
export const personText = (size: number) =>
  JSON.stringify({
    id: 'did:latchkey:many',
    created_at: 1_700_000_000,
    linked_accounts: Array.from({ length: size }, (_, index) => ({
      type: 'wallet',
      id: `wallet-${index}`,
      address: `0x${index.toString(16).padStart(40, '0')}`,
      chain_type: 'ethereum',
      wallet_client_type: 'privy',
      connector_type: 'embedded',
      imported: false,
      delegated: false,
      wallet_index: index,
      verified_at: 1_700_000_000,
      first_verified_at: 1_700_000_000,
      latest_verified_at: 1_700_000_000,
    })),
  })
