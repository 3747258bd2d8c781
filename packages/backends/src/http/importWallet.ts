import type { ChainType, SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { assertHeld } from './assertHeld.ts'
import { assertOwnVault, knownWallet } from './assertOwnVault.ts'
import type { Connection } from './createConnection.ts'
import { readOwn } from './readOwn.ts'
import { registerWallet } from './registerWallet.ts'
import { usableVault } from './usableVault.ts'
import { askVaultSecret, wipeSecret } from './vaultSecret.ts'

export type ImportWalletParameters = { chainType: ChainType; passcode?: string; signal: AbortSignal } & (
  { privateKey: string } | { mnemonic: string }
)

/** Takes a key that was made elsewhere into the person's vault. It is stored before it is registered, so it is never lost halfway. */
export async function importWallet(
  connection: Connection,
  { chainType, passcode, signal, ...source }: ImportWalletParameters,
): Promise<SessionSnapshot> {
  assertHeld(chainType)
  const attempt = connection.begin('importWallet', signal)
  const { user, vault } = await readOwn(attempt)
  const secret = await askVaultSecret(connection, attempt, { user, vault, passcode })
  try {
    const usable = await usableVault(connection, attempt, { user, vault, secret })
    const host = await connection.vault()
    const known = knownWallet(user)
    if (known) {
      const places = [known.place]
      const [held] = await host.proveWallets({ vault: usable, secret, userId: user.id, places }, attempt)
      assertOwnVault(known, held?.address)
    }
    const asked = { vault: usable, unlockWith: secret, chainType, secret: source }
    const imported = await host.importKey(asked, attempt)
    if (imported.vault.rev !== usable.rev) await attempt.send(endpoints.putVault, { vault: imported.vault })
    const place = { chainType, imported: imported.address }
    const opening = { user, vault: imported.vault, secret }
    return (await registerWallet(connection, attempt, { ...opening, place })).snapshot
  } finally {
    wipeSecret(secret)
  }
}
