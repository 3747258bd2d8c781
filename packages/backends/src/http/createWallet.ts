import {
  isEmbeddedWallet,
  LatchkeyError,
  wallets,
  type ChainType,
  type RecoveryMethod,
  type SessionSnapshot,
  type User,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultChainType } from '@latchkey/vault'
import { assertHeld } from './assertHeld.ts'
import type { Connection } from './createConnection.ts'
import { registerWallet } from './registerWallet.ts'
import { usableVault } from './usableVault.ts'
import { askVaultSecret, wipeSecret } from './vaultSecret.ts'

export interface CreateWalletParameters {
  chainType: ChainType
  walletIndex?: number
  recoveryMethod?: RecoveryMethod
  passcode?: string
  signal: AbortSignal
}

/** Makes an embedded wallet, the next one or the one at an index, and the vault for it where it is the first. */
export async function createWallet(
  connection: Connection,
  { chainType, walletIndex, recoveryMethod, passcode, signal }: CreateWalletParameters,
): Promise<SessionSnapshot> {
  assertHeld(chainType)
  const attempt = connection.begin('createWallet', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  if (walletIndex !== undefined && indices(user, chainType).includes(walletIndex))
    throw new LatchkeyError(
      'wallet_index_conflict',
      `This person has a wallet on ${chainType} at ${walletIndex} already.`,
    )
  const secret = await askVaultSecret(connection, attempt, { user, vault, recoveryMethod, passcode })
  try {
    const usable = await usableVault(connection, attempt, { user, vault, secret })
    for (let tries = 1, known = user; ; tries++) {
      const place = { chainType, walletIndex: walletIndex ?? nextIndex(known, chainType) }
      try {
        return await registerWallet(connection, attempt, { userId: user.id, vault: usable, secret, place })
      } catch (error) {
        const isTaken = (error as LatchkeyError).code === 'wallet_index_conflict'
        if (!isTaken || walletIndex !== undefined || tries === 5) throw error
        known = (await attempt.send(endpoints.refreshUser)).user
      }
    }
  } finally {
    wipeSecret(secret)
  }
}

const nextIndex = (user: User, chainType: VaultChainType) => 1 + Math.max(-1, ...indices(user, chainType))

const indices = (user: User, chainType: VaultChainType) =>
  wallets(user).flatMap((wallet) =>
    isEmbeddedWallet(wallet) && wallet.chainType === chainType ? (wallet.walletIndex ?? []) : [],
  )
