import { ed25519 } from '@noble/curves/ed25519'
import { bytesToHex } from '@noble/hashes/utils'
import { base58 } from '@scure/base'
import { HARDENED_OFFSET, HDKey } from '@scure/bip32'
import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import { utf8 } from '../bytes.ts'
import { addressOf } from './evmKey.ts'
import { deriveEd25519 } from './slip10.ts'

/** A place in the tree of wallets that one entropy makes. */
export interface WalletPlace {
  chainType: 'ethereum' | 'solana'
  walletIndex: number
}

/** What the world may know of the wallet at one place: the same that the person's own vault derives there. */
export interface HdWallet extends WalletPlace {
  address: string
  /** Hex of an ed25519 key, null for Ethereum. */
  publicKey: string | null
}

/** Derives wallets from BIP-39 entropy, which stays the caller's to wipe; no key outlives the call. */
export async function hdWallets(entropy: Uint8Array, places: readonly WalletPlace[]): Promise<HdWallet[]> {
  const seed = await toSeed(entropy)
  try {
    return places.map((place) => ({
      ...place,
      ...(place.chainType === 'ethereum' ? ethereum(seed, place.walletIndex) : solana(seed, place.walletIndex)),
    }))
  } finally {
    seed.fill(0)
  }
}

/** m/44'/60'/0'/0/{walletIndex} (BIP-44). */
function ethereum(seed: Uint8Array, walletIndex: number) {
  let key = HDKey.fromMasterSeed(seed)
  for (const step of [HARDENED_OFFSET + 44, HARDENED_OFFSET + 60, HARDENED_OFFSET, 0, walletIndex]) {
    const child = key.deriveChild(step)
    wipe(key)
    key = child
  }
  const address = addressOf(key.privateKey!)!
  wipe(key)
  return { address, publicKey: null }
}

/** m/44'/501'/{walletIndex}'/0'. */
function solana(seed: Uint8Array, walletIndex: number) {
  const key = deriveEd25519(seed, [44, 501, walletIndex, 0])
  const publicKey = ed25519.getPublicKey(key)
  key.fill(0)
  return { address: base58.encode(publicKey), publicKey: bytesToHex(publicKey) }
}

async function toSeed(entropy: Uint8Array): Promise<Uint8Array> {
  // The words are a string, which JavaScript cannot wipe; from here on everything is bytes.
  const words = utf8(entropyToMnemonic(entropy, wordlist))
  try {
    const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits'])
    const parameters = { name: 'PBKDF2', hash: 'SHA-512', salt: utf8('mnemonic'), iterations: 2048 }
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 512))
  } finally {
    words.fill(0)
  }
}

function wipe(key: HDKey): void {
  key.wipePrivateData()
  key.chainCode?.fill(0)
}
