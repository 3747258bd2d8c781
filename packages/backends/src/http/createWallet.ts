import {
  isEmbeddedWallet,
  LatchkeyError,
  UnsupportedChainTypeError,
  wallets,
  type ChainType,
  type RecoveryMethod,
  type SessionSnapshot,
  type User,
  type Wallet,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage } from '@latchkey/core/wire'
import { unlockVault, type UnlockedVault } from '@latchkey/vault'
import type { Attempt, Connection } from './createConnection.ts'
import { usableVault } from './usableVault.ts'
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
    const unlocked = await unlockVault(await usableVault(attempt, { user, vault, secret }), secret)
    try {
      return await register(attempt, { user, unlocked, recoveryMethod: secret.method })
    } finally {
      unlocked.lock()
    }
  } finally {
    wipeSecret(secret)
  }
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
  1 +
  Math.max(
    -1,
    ...wallets(user)
      .filter(isEthereum)
      .flatMap((wallet) => wallet.walletIndex ?? []),
  )

const isEthereum = (wallet: Wallet) => isEmbeddedWallet(wallet) && wallet.chainType === 'ethereum'
