import { sameAddress, WalletNotFoundError, type RevokeOutcome, type User } from '@latchkey/core'
import { isEmbeddedWallet, wallets } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { checkpoint } from '../history/checkpoint.ts'
import { revocationReceipt } from '../history/revocationReceipt.ts'
import { route } from '../http/route.ts'
import { readUser } from '../people/readUser.ts'
import type { Server } from '../Server.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Ends server access. Once this has answered, no further signature is released. */
export const revokeWallets = route(endpoints.revokeWallets, async ({ server, session }, { wallets: addresses }) => {
  const { userId } = session
  const before = embedded(await readUser(server, userId))
  const named = addresses?.map((address) => {
    const wallet = before.find((each) => sameAddress(each.address, address))
    if (!wallet) throw new WalletNotFoundError(address)
    return wallet
  })
  const walletIds = named?.map(({ id }) => id!) ?? 'all'
  const now = server.now()
  const { revoked, delegations, epoch, head } = await server.store.delegations.revoke(userId, walletIds, {
    revokedBy: 'user',
    now,
    audit: {
      ts: now,
      actor: 'user',
      event: 'delegation.revoked',
      subject: walletIds === 'all' ? '*' : walletIds.join(' '),
      detail: walletIds === 'all' ? { wallets: '*' } : { wallets: walletIds.join(' ') },
    },
  })
  // It has ended already: where the key that signs is away, the answer comes without its proof, and repeating brings it.
  const ended = delegations.length > 0 ? delegations : await endedBefore(server, userId, walletIds)
  if (head && ended.length > 0) await checkpoint(server, userId, head).catch(() => {})
  const proof = revocationReceipt(server, { userId, epoch, revoked: ended, audit: head, time: now })
  const receipt = await proof.catch(() => undefined)
  const asked = named ?? before.filter(({ id }) => revoked.includes(id!))
  const results = asked.map(({ id, address, chainType }): RevokeOutcome => ({
    address,
    chainType,
    outcome: revoked.includes(id!) ? 'revoked' : 'not-delegated',
    effect: 'immediate',
  }))
  const message = revoked.length ? 'Server access is off.' : 'Server access was off already.'
  return {
    message,
    revoked: revoked.length,
    epoch,
    results,
    ...(receipt && { receipt }),
    ...(await snapshotOf(server, userId)),
  }
})

const embedded = (user: User) => wallets(user).filter((wallet) => isEmbeddedWallet(wallet) && wallet.id)

/** What the last revocation ended. Its answer may never have arrived, and whoever asks again gets the receipt of it. */
async function endedBefore({ store }: Server, userId: string, walletIds: string[] | 'all'): Promise<string[]> {
  const rows = (await store.delegations.ofUser(userId)).filter(
    ({ walletId, revokedBy }) => revokedBy !== null && (walletIds === 'all' || walletIds.includes(walletId)),
  )
  const last = Math.max(...rows.map(({ revokedAt }) => revokedAt ?? 0))
  return rows.flatMap(({ id, revokedAt }) => (revokedAt === last ? id : []))
}
