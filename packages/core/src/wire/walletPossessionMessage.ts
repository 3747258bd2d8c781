/** What a person signs (EIP-191, ed25519) to prove that a new wallet's key is theirs. `0x…` addresses are lower-cased. */
export const walletPossessionMessage = (userId: string, address: string) =>
  `latchkey/wallet/v1\n${userId}\n${address.startsWith('0x') ? address.toLowerCase() : address}`
