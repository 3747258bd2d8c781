import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'

/** Reads the person's vault, which only they can open. */
export const getVault = route(endpoints.getVault, async ({ server, session }) => ({
  vault: await server.store.vaults.get(session.userId),
}))

/** Writes the person's vault, unless somebody wrote since they read it. */
export const putVault = route(endpoints.putVault, async ({ server, session }, { vault, claims }) => {
  if (vault.userId !== session.userId) throw new WireInvalidError('vault.user_id', 'is not the signed-in person')
  if (!(await server.store.vaults.put(vault, { claims: claims ?? false })))
    throw new LatchkeyError(
      'vault_conflict',
      'The vault was changed elsewhere in the meantime, or there are wallets to claim first. Read it and the person again, then write.',
    )
  return { rev: vault.rev }
})
