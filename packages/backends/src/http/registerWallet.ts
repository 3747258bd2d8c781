import type { SessionSnapshot, User, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret, WalletPlace } from '@latchkey/vault'
import { assertOwnVault, knownWallet } from './assertOwnVault.ts'
import type { Attempt, Connection } from './createConnection.ts'

interface RegisterWalletParameters {
  user: User
  vault: Vault
  secret: VaultSecret
  place: WalletPlace
}

/** Tells the server of a wallet in the person's vault, with a signature that proves its key. Not of one in a vault that is not theirs. */
export async function registerWallet(
  connection: Connection,
  attempt: Attempt,
  { user, vault, secret, place }: RegisterWalletParameters,
): Promise<{ address: string; snapshot: SessionSnapshot }> {
  const host = await connection.vault()
  const known = knownWallet(user)
  const places = known ? [place, known.place] : [place]
  const [proof, held] = await host.proveWallets({ vault, secret, userId: user.id, places }, attempt)
  assertOwnVault(known, held?.address)
  const { address, signature } = proof!
  const walletIndex = 'walletIndex' in place ? place.walletIndex : null
  const { method: recoveryMethod } = secret
  const { chainType } = place
  const body = { address, chainType, walletIndex, recoveryMethod, signature }
  return { address, snapshot: await attempt.send(endpoints.createWallet, body) }
}
