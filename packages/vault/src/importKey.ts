import { LatchkeyError, type Vault } from '@latchkey/core'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import type { VaultChainType } from './contents.ts'
import { rewriteVault } from './rewriteVault.ts'
import { addressOf } from './addressOf.ts'
import { unlockVault } from './unlockVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface ImportKeyParameters {
  unlockWith: VaultSecret
  chainType: VaultChainType
  /** Hex of 32 bytes for Ethereum, base58 of 64 bytes for Solana; or BIP-39 words, of which the first wallet is taken. */
  secret: { privateKey: string } | { mnemonic: string }
}

/** The vault, one revision on, with a key that was made elsewhere, and its address; the vault as it is where it has the key already. */
export async function importKey(
  vault: Vault,
  { unlockWith, chainType, secret }: ImportKeyParameters,
): Promise<{ vault: Vault; address: string }> {
  assertVault(vault)
  assertSecret(unlockWith)
  const { readSecretKey } = await import('./readSecretKey.ts')
  const key = await readSecretKey(chainType, secret)
  try {
    const address = await addressOf(chainType, key)
    if (await holds(vault, unlockWith, address)) return { vault, address }
    const written = await rewriteVault(vault, unlockWith, ({ contents, wraps }) => {
      if (contents.imported.length === most)
        throw new LatchkeyError('wallet_already_exists', `A vault holds ${most} imported keys at the most.`)
      return { contents: { ...contents, imported: [...contents.imported, { chainType, key }] }, wraps }
    })
    return { vault: written, address }
  } finally {
    key.fill(0)
  }
}

const most = 100

async function holds(vault: Vault, secret: VaultSecret, address: string): Promise<boolean> {
  const unlocked = await unlockVault(vault, secret)
  try {
    return (await unlocked.addresses()).slice(1).includes(address)
  } finally {
    unlocked.lock()
  }
}
