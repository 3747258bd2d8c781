import { isEmbeddedWallet, LatchkeyError, wallets, type User, type Vault, type Wallet } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret, WalletPlace } from '@latchkey/vault'
import { isHeld } from './assertHeld.ts'
import { assertVault } from './assertVault.ts'
import type { Attempt, VaultConnection } from './createConnection.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'

interface UsableVault {
  user: User
  /** Null where the person has none yet. */
  vault: Vault | null
  /** Stays the caller's to wipe. */
  secret: VaultSecret
}

/**
 * The vault that wallets are used from: the person's own, or a new one that they have from here on. Wallets that were made
 * ahead are taken over into it first.
 */
export async function usableVault(
  connection: VaultConnection,
  attempt: Attempt,
  { user, vault, secret }: UsableVault,
): Promise<Vault> {
  if (!hasUnclaimedWallets(user)) {
    const own = vault ?? (await storeVault(connection, attempt, { user, secret }))
    if (own) return own
    // Refused: the app made wallets for this person a moment ago.
    user = (await attempt.send(endpoints.refreshUser)).user
  }
  const claimed = vault ?? (await earlierVault(attempt, user)) ?? (await claim(connection, attempt, { user, secret }))
  await completeClaim(connection, attempt, { user, vault: claimed, secret })
  return claimed
}

/** The vault of who has wallets of their own beside; refused where the server withholds it, so that it puts none of its making in the place. */
async function earlierVault(attempt: Attempt, user: User): Promise<Vault | null> {
  const isOwn = (wallet: Wallet) => isEmbeddedWallet(wallet) && wallet.recoveryMethod !== 'privy'
  if (!wallets(user).some((wallet) => isOwn(wallet) && isHeld(wallet.chainType))) return null
  const { vault } = await attempt.send(endpoints.getVault) // by now, where another tab made it
  assertVault(vault)
  return vault
}

/** Makes a vault of what the server kept. Nothing is forgotten there yet. */
async function claim(
  connection: VaultConnection,
  attempt: Attempt,
  { user, secret }: Omit<UsableVault, 'vault'>,
): Promise<Vault> {
  const host = await connection.vault()
  const { claimId, publicKey } = await host.makeClaimKey({ userId: user.id }, attempt)
  let sealed: { enc: string; ct: string }
  try {
    sealed = await attempt.send(endpoints.claimWalletsInit, { recipientPublicKey: publicKey })
  } catch (error) {
    const { vault } = await attempt.send(endpoints.getVault)
    if (vault && (error as LatchkeyError).code === 'wallet_not_found') return vault // another tab was faster
    throw error
  }
  const vault = await storeVault(connection, attempt, { user, secret, claim: { claimId, ...sealed } })
  if (vault) return vault
  throw notKept()
}

/** Has the server forget its copy, once the stored vault was opened and holds every wallet that it should. */
async function completeClaim(
  connection: VaultConnection,
  attempt: Attempt,
  { user, vault, secret }: UsableVault & { vault: Vault },
): Promise<void> {
  const made = wallets(user).flatMap(({ address, chainType, walletIndex, recoveryMethod }) =>
    recoveryMethod === 'privy' && isHeld(chainType) && walletIndex !== null
      ? { address, place: { chainType, walletIndex } }
      : [],
  )
  const places: WalletPlace[] = [{ chainType: 'ethereum', walletIndex: 0 }, ...made.map(({ place }) => place)]
  const host = await connection.vault()
  const [first, ...proofs] = await host.proveWallets({ vault, secret, userId: user.id, places }, attempt)
  const missing = made.find(({ address }, index) => proofs[index]?.address !== address)
  if (missing)
    throw new LatchkeyError(
      'vault_corrupt',
      `The vault does not hold the key of ${missing.address}, which was made for this person, so the server keeps it for now.`,
    )
  try {
    await attempt.send(endpoints.claimWallets, { signature: first!.signature })
  } catch (error) {
    if ((error as LatchkeyError).code !== 'wallet_not_found') throw error
    // Completed by another tab, or by an earlier attempt whose answer was lost.
  }
}

/** Makes a vault and gives back what the server then has, so that no wallet is used which could not be opened; null where it took none. */
async function storeVault(
  connection: VaultConnection,
  attempt: Attempt,
  { user, secret, claim }: Omit<UsableVault, 'vault'> & { claim?: { claimId: string; enc: string; ct: string } },
): Promise<Vault | null> {
  const host = await connection.vault()
  const made = await host.createVault({ userId: user.id, secret, ...(claim && { claim }) }, attempt)
  let isOurs = true
  try {
    await attempt.send(endpoints.putVault, { vault: made, ...(claim && { claims: true }) })
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
