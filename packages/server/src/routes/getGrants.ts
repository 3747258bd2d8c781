import type { Grant } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'

/** Lists the person's server access, on and ended, newest first. */
export const getGrants = route(endpoints.getGrants, async ({ server, session }) => {
  const rows = await server.store.delegations.ofUser(session.userId)
  return { grants: await Promise.all(rows.map((row) => toGrant(server, row))) }
})

async function toGrant(server: Server, row: DelegationRow): Promise<Grant> {
  const { onchain } = row.consent
  return {
    id: row.id,
    enforcement: onchain ? 'chain' : server.enforcement,
    scope: row.scope as Grant['scope'],
    grantedAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
    walletId: row.walletId,
    address: row.address,
    chainType: row.chainType,
    signCount: row.signCount,
    ...ending(row, server.now()),
    ...(onchain && {
      onchain: await (await import('../onchain/describeOnchain.ts')).describeOnchain(server, row, onchain),
    }),
  }
}

/** How it ended. Lapsing is not written down when it happens: it is read off the clock. */
function ending({ status, expiresAt, revokedAt, revokedBy }: DelegationRow, now: number) {
  if (status === 'revoked' && revokedBy)
    return { status, endedAt: revokedAt === null ? null : new Date(revokedAt), endedBy: revokedBy } as const
  if (status === 'revoked' || now >= expiresAt)
    return { status: 'expired', endedAt: new Date(expiresAt), endedBy: 'expiry' } as const
  return { status, endedAt: null, endedBy: null } as const
}
