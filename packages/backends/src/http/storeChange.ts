import type { LatchkeyError, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Attempt } from './createConnection.ts'

/** Writes the vault's next revision. Where somebody wrote in the meantime, the change is made once more, to what they wrote. */
export async function storeChange(
  attempt: Attempt,
  vault: Vault,
  change: (from: Vault) => Promise<Vault>,
): Promise<Vault> {
  for (let tries = 1, from = vault; ; tries++) {
    const next = await change(from)
    try {
      await attempt.send(endpoints.putVault, { vault: next })
      return next
    } catch (error) {
      if ((error as LatchkeyError).code !== 'vault_conflict' || tries === 5) throw error
      const { vault: theirs } = await attempt.send(endpoints.getVault)
      if (!theirs) throw error
      from = theirs
    }
  }
}
