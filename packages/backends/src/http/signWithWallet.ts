import * as endpoints from '@latchkey/core/endpoints'
import type { HostCall, VaultHost, WalletUse } from '@latchkey/vault/host'
import { assertVault } from './assertVault.ts'
import type { Connection } from './createConnection.ts'
import { embeddedWallet } from './embeddedWallet.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { usableVault } from './usableVault.ts'
import { askVaultSecret, wipeSecret } from './vaultSecret.ts'

interface SignParameters {
  address: string
  passcode?: string | undefined
  signal: AbortSignal
}

/** Has the vault sign once with one of the person's wallets, after they unlocked it. */
export async function signWithWallet(
  connection: Connection,
  verb: 'signMessage' | 'signTypedData' | 'signTransaction' | 'revokeOnchain',
  { address, passcode, signal }: SignParameters,
  sign: (host: VaultHost, use: WalletUse, call: HostCall) => Promise<string>,
): Promise<string> {
  const attempt = connection.begin(verb, signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const { wallet, place } = embeddedWallet(user, address)
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const secret = await askVaultSecret(connection, attempt, { user, vault, passcode })
  try {
    const usable = await usableVault(connection, attempt, { user, vault, secret })
    return await sign(await connection.vault(), { vault: usable, secret, place, address: wallet.address }, { signal })
  } finally {
    wipeSecret(secret)
  }
}
