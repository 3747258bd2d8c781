import type { User, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { knownWallet } from './assertOwnVault.ts'
import { assertVault } from './assertVault.ts'
import type { Attempt } from './createConnection.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'

/** The person and their vault, null where they have none yet. Refused where they have wallets and the server withholds what opens them. */
export async function readOwn(attempt: Attempt): Promise<{ user: User; vault: Vault | null }> {
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  if (vault || !knownWallet(user) || hasUnclaimedWallets(user)) return { user, vault }
  const { vault: later } = await attempt.send(endpoints.getVault) // made between the two answers, by another tab
  assertVault(later)
  return { user, vault: later }
}
