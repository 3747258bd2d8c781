import { LatchkeyError, type Vault, type Wallet } from '@latchkey/core'
import { unlockVault, type UnlockedVault, type VaultSecret } from '@latchkey/vault'
import { wipeSecret } from './vaultSecret.ts'

/** Opens a vault for one use of one wallet, and locks it again whatever happens. Uses up the secret. */
export async function openVault<value>(
  { vault, secret, wallet }: { vault: Vault; secret: VaultSecret; wallet: Wallet & { walletIndex: number } },
  work: (unlocked: UnlockedVault) => Promise<value>,
): Promise<value> {
  try {
    const unlocked = await unlockVault(vault, secret)
    try {
      if (unlocked.address(wallet.walletIndex) !== wallet.address)
        throw new LatchkeyError(
          'vault_corrupt',
          `This vault does not hold the key of ${wallet.address}, so nothing was done.`,
        )
      return await work(unlocked)
    } finally {
      unlocked.lock()
    }
  } finally {
    wipeSecret(secret)
  }
}

/** Refuses where a person has wallets but their vault is not at the server. */
export function assertVault(vault: Vault | null): asserts vault is Vault {
  if (!vault)
    throw new LatchkeyError('vault_not_found', 'The server has no vault for this person, so no wallet can be opened.')
}
