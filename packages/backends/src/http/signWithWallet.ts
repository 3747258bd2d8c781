import * as endpoints from '@latchkey/core/endpoints'
import type { UnlockedVault, WalletPlace } from '@latchkey/vault'
import type { Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { assertVault, openVault } from './openVault.ts'
import { usableVault } from './usableVault.ts'
import { askVaultSecret } from './vaultSecret.ts'

interface SignParameters {
  address: string
  passcode?: string | undefined
  signal: AbortSignal
}

/** Opens the person's vault, after they unlocked it, and signs once with one of their wallets. */
export async function signWithWallet<signature>(
  connection: Connection,
  verb: 'signMessage' | 'signTypedData' | 'signTransaction',
  { address, passcode, signal }: SignParameters,
  sign: (unlocked: UnlockedVault, place: WalletPlace) => Promise<signature>,
): Promise<signature> {
  const attempt = connection.begin(verb, signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const { wallet, place } = embeddedWallet(user, address)
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const secret = await askVaultSecret(connection, attempt, { user, vault, passcode })
  const usable = await usableVault(attempt, { user, vault, secret })
  return openVault({ vault: usable, secret, address: wallet.address, place }, (unlocked) => sign(unlocked, place))
}
