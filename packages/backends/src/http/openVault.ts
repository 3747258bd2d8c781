import { LatchkeyError, type Vault } from '@latchkey/core'
import { unlockVault, type UnlockedVault, type VaultSecret, type WalletPlace } from '@latchkey/vault'
import { wipeSecret } from './vaultSecret.ts'

/** Opens a vault for one use of one wallet, and locks it again whatever happens. Uses up the secret. */
export async function openVault<value>(
  { vault, secret, address, place }: { vault: Vault; secret: VaultSecret; address: string; place: WalletPlace },
  work: (unlocked: UnlockedVault) => Promise<value>,
): Promise<value> {
  try {
    const unlocked = await unlockVault(vault, secret)
    try {
      if ((await unlocked.address(place)) !== address)
        throw new LatchkeyError('vault_corrupt', `This vault does not hold the key of ${address}, so nothing was done.`)
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
