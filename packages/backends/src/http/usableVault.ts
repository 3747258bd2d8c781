import { LatchkeyError, wallets, type User, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { createVault, makeClaimKey, unlockVault, type VaultSecret } from '@latchkey/vault'
import { isHeld } from './assertHeld.ts'
import type { Attempt } from './createConnection.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { wipeSecret } from './vaultSecret.ts'

interface UsableVault {
  user: User
  /** Null where the person has none yet. */
  vault: Vault | null
  secret: VaultSecret
}

/**
 * The vault that wallets are used from: the person's own, or a new one that they have from here on. Wallets that were made
 * ahead are taken over into it first. Leaves the secret for use, and wipes it where this fails.
 */
export async function usableVault(attempt: Attempt, { user, vault, secret }: UsableVault): Promise<Vault> {
  try {
    if (!hasUnclaimedWallets(user)) {
      const own = vault ?? (await storeVault(attempt, { user, secret }))
      if (own) return own
      // Refused: the app made wallets for this person a moment ago.
      user = (await attempt.send(endpoints.refreshUser)).user
    }
    const claimed = vault ?? (await claim(attempt, { user, secret }))
    await completeClaim(attempt, { user, vault: claimed, secret })
    return claimed
  } catch (error) {
    wipeSecret(secret)
    throw error
  }
}

/** Makes a vault of what the server kept. Nothing is forgotten there yet. */
async function claim(attempt: Attempt, { user, secret }: Omit<UsableVault, 'vault'>): Promise<Vault> {
  const key = await makeClaimKey(user.id)
  let sealed: { enc: string; ct: string }
  try {
    sealed = await attempt.send(endpoints.claimWalletsInit, { recipientPublicKey: key.publicKey })
  } catch (error) {
    const { vault } = await attempt.send(endpoints.getVault)
    if (vault && (error as LatchkeyError).code === 'wallet_not_found') return vault // another tab was faster
    throw error
  }
  const entropy = await key.open(sealed)
  try {
    const vault = await storeVault(attempt, { user, secret, entropy })
    if (vault) return vault
  } finally {
    entropy.fill(0)
  }
  throw notKept()
}

/** Has the server forget its copy, once the stored vault was opened and holds every wallet that it should. */
async function completeClaim(attempt: Attempt, { user, vault, secret }: UsableVault & { vault: Vault }): Promise<void> {
  const unlocked = await unlockVault(vault, secret)
  try {
    for (const { address, chainType, walletIndex, recoveryMethod } of wallets(user))
      if (recoveryMethod === 'privy' && isHeld(chainType) && walletIndex !== null)
        if ((await unlocked.address({ chainType, walletIndex })) !== address)
          throw new LatchkeyError(
            'vault_corrupt',
            `The vault does not hold the key of ${address}, which was made for this person, so the server keeps it for now.`,
          )
    const first = await unlocked.ethereum({ chainType: 'ethereum', walletIndex: 0 })
    const signature = await first.signMessage(walletPossessionMessage(user.id, first.address))
    await attempt.send(endpoints.claimWallets, { signature })
  } catch (error) {
    if ((error as LatchkeyError).code !== 'wallet_not_found') throw error
    // Completed by another tab, or by an earlier attempt whose answer was lost.
  } finally {
    unlocked.lock()
  }
}

/** Makes a vault and gives back what the server then has, so that no wallet is used which could not be opened; null where it took none. */
async function storeVault(
  attempt: Attempt,
  { user, secret, entropy }: Omit<UsableVault, 'vault'> & { entropy?: Uint8Array },
): Promise<Vault | null> {
  const made = await createVault({ userId: user.id, secret, ...(entropy && { entropy }) })
  let isOurs = true
  try {
    await attempt.send(endpoints.putVault, { vault: made, ...(entropy && { claims: true }) })
  } catch (error) {
    if ((error as LatchkeyError).code !== 'vault_conflict') throw error
    isOurs = false // made elsewhere a moment ago: that one counts
  }
  const { vault } = await attempt.send(endpoints.getVault)
  const isKept = vault && vault.vaultId === made.vaultId && vault.iv === made.iv && vault.ct === made.ct
  if (isOurs && !isKept) throw notKept()
  return vault
}

const notKept = () =>
  new LatchkeyError(
    'backend_invalid',
    'The server took the new vault but gave back another one. No wallet was made. Tell whoever runs the server.',
  )
