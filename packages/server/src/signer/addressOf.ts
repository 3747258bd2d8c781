import { addressOf as ethereumAddressOf } from './evmKey.ts'

/** The address that a private key belongs to, null for what is no key. Ed25519 is loaded only for who needs it. */
export async function addressOf(chainType: 'ethereum' | 'solana', key: Uint8Array): Promise<string | null> {
  if (chainType === 'ethereum') return ethereumAddressOf(key)
  const [{ ed25519 }, { base58 }] = await Promise.all([import('@noble/curves/ed25519'), import('@scure/base')])
  return key.length === 32 ? base58.encode(ed25519.getPublicKey(key)) : null
}
