import {
  isEmbeddedWallet,
  LatchkeyError,
  UnsupportedChainTypeError,
  wallets,
  type ChainType,
  type RecoveryMethod,
  type SessionSnapshot,
  type User,
  type Vault,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { createVault, unlockVault, type UnlockedVault, type VaultSecret } from '@latchkey/vault'
import type { Attempt, Connection } from './createConnection.ts'
import { askVaultSecret, wipeSecret } from './vaultSecret.ts'

export interface CreateWalletParameters {
  chainType: ChainType
  recoveryMethod?: RecoveryMethod
  passcode?: string
  signal: AbortSignal
}

/** Makes the next embedded wallet, and the vault for it where it is the first. */
export async function createWallet(
  connection: Connection,
  { chainType, recoveryMethod, passcode, signal }: CreateWalletParameters,
): Promise<SessionSnapshot> {
  if (chainType !== 'ethereum') throw new UnsupportedChainTypeError(chainType, 'only ethereum wallets are made here.')
  const attempt = connection.begin('createWallet', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const secret = await askVaultSecret(connection, attempt, { user, vault, recoveryMethod, passcode })
  try {
    const unlocked = await unlockVault(vault ?? (await storeVault(attempt, user.id, secret)), secret)
    try {
      return await register(attempt, { user, unlocked, recoveryMethod: secret.method })
    } finally {
      unlocked.lock()
    }
  } finally {
    wipeSecret(secret)
  }
}

/** Makes a vault and gives back what the server then has, so that no wallet is registered which could not be opened. */
async function storeVault(attempt: Attempt, userId: string, secret: VaultSecret): Promise<Vault> {
  const made = await createVault({ userId, secret })
  let isOurs = true
  try {
    await attempt.send(endpoints.putVault, { vault: made })
  } catch (error) {
    if ((error as LatchkeyError).code !== 'vault_conflict') throw error
    isOurs = false // made elsewhere a moment ago: that one counts
  }
  const { vault } = await attempt.send(endpoints.getVault)
  if (vault && (!isOurs || (vault.vaultId === made.vaultId && vault.iv === made.iv && vault.ct === made.ct)))
    return vault
  throw new LatchkeyError(
    'backend_invalid',
    'The server took the new vault but gave back another one. No wallet was made. Tell whoever runs the server.',
  )
}

interface Registration {
  user: User
  unlocked: UnlockedVault
  recoveryMethod: RecoveryMethod
}

async function register(attempt: Attempt, { user, unlocked, recoveryMethod }: Registration): Promise<SessionSnapshot> {
  for (let tries = 1; ; tries++) {
    const walletIndex = nextIndex(user)
    const address = unlocked.address(walletIndex)
    const signature = await unlocked.signMessage(walletIndex, walletPossessionMessage(user.id, address))
    try {
      return await attempt.send(endpoints.createWallet, {
        address,
        chainType: 'ethereum',
        walletIndex,
        recoveryMethod,
        signature,
      })
    } catch (error) {
      if ((error as LatchkeyError).code !== 'wallet_index_conflict' || tries === 5) throw error
      user = (await attempt.send(endpoints.refreshUser)).user
    }
  }
}

const nextIndex = (user: User) =>
  1 + Math.max(-1, ...wallets(user).flatMap((wallet) => (isEmbeddedWallet(wallet) ? (wallet.walletIndex ?? []) : [])))
