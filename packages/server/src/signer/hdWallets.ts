import { addressOf, deriveKey, toSeed } from '@latchkey/vault/hd'

/** A place in the tree of wallets that one entropy makes. */
export interface WalletPlace {
  chainType: 'ethereum' | 'solana'
  walletIndex: number
}

/** What the world may know of the wallet at one place: the same that the person's own vault derives there. */
export interface HdWallet extends WalletPlace {
  address: string
}

/** Derives wallets from BIP-39 entropy, which stays the caller's to wipe; no key outlives the call. */
export async function hdWallets(entropy: Uint8Array, places: readonly WalletPlace[]): Promise<HdWallet[]> {
  const seed = await toSeed(entropy)
  try {
    return await Promise.all(places.map(async (place) => ({ ...place, address: await addressAt(seed, place) })))
  } finally {
    seed.fill(0)
  }
}

async function addressAt(seed: Uint8Array, { chainType, walletIndex }: WalletPlace): Promise<string> {
  const key = deriveKey(seed, chainType, walletIndex)
  try {
    return await addressOf(chainType, key)
  } finally {
    key.fill(0)
  }
}
