import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { assertVault, openVault } from './openVault.ts'
import { usableVault } from './usableVault.ts'
import { askVaultSecret } from './vaultSecret.ts'

/** Signs a text (EIP-191) with an embedded wallet, after the person unlocked it. */
export async function signMessage(
  connection: Connection,
  { address, message, passcode, signal }: { address: string; message: string; passcode?: string; signal: AbortSignal },
): Promise<string> {
  const attempt = connection.begin('signMessage', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const wallet = embeddedWallet(user, address)
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const secret = await askVaultSecret(connection, attempt, { user, vault, passcode })
  return await openVault({ vault: await usableVault(attempt, { user, vault, secret }), secret, wallet }, (unlocked) =>
    unlocked.signMessage(wallet.walletIndex, message),
  )
}
