import { LatchkeyError } from '@latchkey/core'
import { ed25519 } from '@noble/curves/ed25519'
import { secp256k1 } from '@noble/curves/secp256k1'
import { hexToBytes } from '@noble/hashes/utils'
import { base58 } from '@scure/base'
import { mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english'
import type { VaultChainType } from './contents.ts'
import { deriveKey, toSeed } from './derive.ts'

/** The 32 bytes behind what a person typed in; refused, without repeating it, where it is no key. The caller wipes them. */
export async function readSecretKey(
  chainType: VaultChainType,
  secret: { privateKey: string } | { mnemonic: string },
): Promise<Uint8Array<ArrayBuffer>> {
  if ('mnemonic' in secret) return fromMnemonic(chainType, secret.mnemonic)
  return chainType === 'ethereum' ? fromHex(secret.privateKey) : fromKeyPair(secret.privateKey)
}

async function fromMnemonic(chainType: VaultChainType, mnemonic: string): Promise<Uint8Array<ArrayBuffer>> {
  let entropy: Uint8Array
  try {
    entropy = mnemonicToEntropy(mnemonic.trim().toLowerCase().split(/\s+/).join(' '), wordlist)
  } catch {
    throw new LatchkeyError(
      'invalid_mnemonic',
      'These words are no recovery phrase: one is misspelt, missing, or out of place. It has 12 to 24 English words.',
    )
  }
  const seed = await toSeed(entropy)
  try {
    return Uint8Array.from(deriveKey(seed, chainType, 0))
  } finally {
    entropy.fill(0)
    seed.fill(0)
  }
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.trim().replace(/^0x/i, '')
  if (!/^[\da-f]{64}$/i.test(digits)) throw invalid('An Ethereum key is 64 hexadecimal digits, with or without 0x.')
  const key = Uint8Array.from(hexToBytes(digits))
  if (secp256k1.utils.isValidPrivateKey(key)) return key
  throw invalid('These digits are no key: zero, or beyond the order of the curve.')
}

function fromKeyPair(text: string): Uint8Array<ArrayBuffer> {
  let pair: Uint8Array
  try {
    pair = base58.decode(text.trim())
  } catch {
    throw invalid('A Solana key is 64 bytes in base58.')
  }
  if (pair.length !== 64) throw invalid('A Solana key is 64 bytes in base58.')
  const key = Uint8Array.from(pair.subarray(0, 32))
  const matches = ed25519.getPublicKey(key).every((byte, at) => byte === pair[32 + at])
  pair.fill(0)
  if (matches) return key
  key.fill(0)
  throw new LatchkeyError('key_address_mismatch', 'The two halves of this key do not belong together.')
}

const invalid = (why: string) => new LatchkeyError('invalid_private_key', why)
