import { HARDENED_OFFSET, HDKey } from '@scure/bip32'
import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import type { VaultChainType } from './contents.ts'
import { deriveEd25519 } from './slip10.ts'

/** The private key at m/44'/60'/0'/0/{walletIndex} (BIP-44) or m/44'/501'/{walletIndex}'/0' (SLIP-0010). The caller wipes it. */
export function deriveKey(seed: Uint8Array, chainType: VaultChainType, walletIndex: number): Uint8Array {
  if (chainType === 'solana') return deriveEd25519(seed, [44, 501, walletIndex, 0])
  const leaf = derivePath(seed, [HARDENED_OFFSET + 44, HARDENED_OFFSET + 60, HARDENED_OFFSET, 0, walletIndex])
  const key = leaf.privateKey!.slice()
  wipe(leaf)
  return key
}

/** The BIP-39 seed of the entropy, without a passphrase. The caller wipes it. */
export async function toSeed(entropy: Uint8Array): Promise<Uint8Array> {
  // The words are a string, which JavaScript cannot wipe; from here on everything is bytes.
  const words = new TextEncoder().encode(toMnemonic(entropy))
  try {
    const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits'])
    const salt = new TextEncoder().encode('mnemonic')
    return new Uint8Array(
      await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: 2048 }, key, 512),
    )
  } finally {
    words.fill(0)
  }
}

/** The words for the entropy (BIP-39, English). */
export const toMnemonic = (entropy: Uint8Array) => entropyToMnemonic(entropy, wordlist)

/** Walks a BIP-32 path from the master key, wiping each key it leaves behind. */
export function derivePath(seed: Uint8Array, steps: readonly number[]): HDKey {
  let key = HDKey.fromMasterSeed(seed)
  for (const step of steps) {
    const child = key.deriveChild(step)
    wipe(key)
    key = child
  }
  return key
}

/** Zeroes the private key and the chain code: one leaf's key and its parent's chain code give every sibling away. */
export function wipe(key: HDKey): void {
  key.wipePrivateData()
  key.chainCode?.fill(0)
}
