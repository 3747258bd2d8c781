/** A library card as structured data (EIP-712), for wallets to sign. */
export const libraryCard = {
  domain: { name: 'Town library', version: '1', chainId: 1 },
  types: {
    Loan: [
      { name: 'reader', type: 'Reader' },
      { name: 'book', type: 'string' },
      { name: 'days', type: 'uint16' },
    ],
    Reader: [{ name: 'card', type: 'uint64' }],
  },
  primaryType: 'Loan',
  message: { reader: { card: 1815n }, book: 'Sketch of the Analytical Engine', days: 28 },
} as const

/** A transaction that says all there is to say, so no node has to be asked; it is signed and not sent. */
export const smallGift = {
  chainId: 1,
  nonce: 0,
  to: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  value: 1_000_000_000_000_000n,
  gas: 21_000n,
  maxFeePerGas: 30_000_000_000n,
  maxPriorityFeePerGas: 1_000_000_000n,
} as const
