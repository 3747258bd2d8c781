import type { SessionSnapshot, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret, WalletPlace } from '@latchkey/vault'
import type { Attempt, Connection } from './createConnection.ts'

interface RegisterWalletParameters {
  userId: string
  vault: Vault
  secret: VaultSecret
  place: WalletPlace
}

/** Tells the server of a wallet in the person's vault, with a signature that proves its key. */
export async function registerWallet(
  connection: Connection,
  attempt: Attempt,
  { place, ...opening }: RegisterWalletParameters,
): Promise<SessionSnapshot> {
  const host = await connection.vault()
  const [proof] = await host.proveWallets({ ...opening, places: [place] }, attempt)
  const { address, signature } = proof!
  const walletIndex = 'walletIndex' in place ? place.walletIndex : null
  const { method: recoveryMethod } = opening.secret
  const { chainType } = place
  return attempt.send(endpoints.createWallet, { address, chainType, walletIndex, recoveryMethod, signature })
}
