import {
  isEmbeddedWallet,
  LatchkeyError,
  wallets,
  type ChainType,
  type RecoveryMethod,
  type SessionSnapshot,
  type User,
  type Vault,
} from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultChainType, VaultSecret } from '@latchkey/vault'
import { assertHeld } from './assertHeld.ts'
import type { Attempt, Connection } from './createConnection.ts'
import { inOneGo, inTwoMinutes, type Done, type ReadyAction } from './ReadyAction.ts'
import { readOwn } from './readOwn.ts'
import { registerWallet } from './registerWallet.ts'
import { usableVault } from './usableVault.ts'
import { readyVaultSecret, wipeSecret } from './vaultSecret.ts'

interface NewWallet {
  chainType: ChainType
  walletIndex?: number
  recoveryMethod?: RecoveryMethod
  passcode?: string
}

export interface CreateWalletParameters extends NewWallet {
  signal: AbortSignal
}

/** Makes an embedded wallet, the next one or the one at an index, and the vault for it where it is the first. */
export async function createWallet(
  connection: Connection,
  { signal, ...parameters }: CreateWalletParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('createWallet', signal)
  const ready = await readyWallet(connection, attempt, { ...parameters, mayReuse: true })
  return (await inOneGo(attempt, ready)).snapshot
}

type MadeWallet = Done<'createWallet'> & { snapshot: SessionSnapshot }

/** Readies the same, up to the prompt. */
export async function readyWallet(
  connection: Connection,
  attempt: Attempt,
  { chainType, walletIndex, recoveryMethod, passcode, mayReuse }: NewWallet & { mayReuse: boolean },
): Promise<ReadyAction<MadeWallet>> {
  assertHeld(chainType)
  const { user, vault } = await readOwn(attempt)
  if (walletIndex !== undefined && indices(user, chainType).includes(walletIndex))
    throw new LatchkeyError(
      'wallet_index_conflict',
      `This person has a wallet on ${chainType} at ${walletIndex} already.`,
    )
  const ask = await readyVaultSecret(connection, attempt, { user, vault, recoveryMethod, passcode, mayReuse })
  return {
    expiresAt: inTwoMinutes(),
    async sign(asking) {
      const secret = await ask(asking)
      return {
        submit: (making) => makeWallet(connection, making, { user, vault, secret, chainType, walletIndex }),
        wipe: () => wipeSecret(secret),
      }
    },
  }
}

interface MakeWalletParameters {
  user: User
  vault: Vault | null
  secret: VaultSecret
  chainType: VaultChainType
  walletIndex: number | undefined
}

async function makeWallet(
  connection: Connection,
  attempt: Attempt,
  { user, vault, secret, chainType, walletIndex }: MakeWalletParameters,
): Promise<MadeWallet> {
  const usable = await usableVault(connection, attempt, { user, vault, secret })
  for (let tries = 1, known = user; ; tries++) {
    const place = { chainType, walletIndex: walletIndex ?? nextIndex(known, chainType) }
    try {
      const { address, snapshot } = await registerWallet(connection, attempt, {
        user: known,
        vault: usable,
        secret,
        place,
      })
      return { result: { address, chainType }, snapshot }
    } catch (error) {
      const isTaken = (error as LatchkeyError).code === 'wallet_index_conflict'
      if (!isTaken || walletIndex !== undefined || tries === 5) throw error
      known = (await attempt.send(endpoints.refreshUser)).user
    }
  }
}

const nextIndex = (user: User, chainType: VaultChainType) => 1 + Math.max(-1, ...indices(user, chainType))

const indices = (user: User, chainType: VaultChainType) =>
  wallets(user).flatMap((wallet) =>
    isEmbeddedWallet(wallet) && wallet.chainType === chainType ? (wallet.walletIndex ?? []) : [],
  )
