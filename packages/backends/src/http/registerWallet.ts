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
): Promise<{ address: string; snapshot: SessionSnapshot }> {
  const host = await connection.vault()
  const [proof] = await host.proveWallets({ ...opening, places: [place] }, attempt)
  const { address, signature } = proof!
  const walletIndex = 'walletIndex' in place ? place.walletIndex : null
  const { method: recoveryMethod } = opening.secret
  const { chainType } = place
  const body = { address, chainType, walletIndex, recoveryMethod, signature }
  return { address, snapshot: await attempt.send(endpoints.createWallet, body) }
}
