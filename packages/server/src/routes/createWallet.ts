import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { walletPossessionMessage, WireInvalidError } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { embeddedAccount } from '../people/embeddedAccount.ts'
import { holdsKey } from '../people/holdsKey.ts'
import { walletAddress } from '../people/walletAddress.ts'
import type { Server } from '../Server.ts'
import { snapshotOf } from '../session/snapshot.ts'
import type { AccountRow } from '../store/Store.ts'

/** Links a wallet whose key the person's own vault holds. */
export const createWallet = route(endpoints.createWallet, async ({ server, session }, body) => {
  const { userId } = session
  const { chainType, walletIndex, recoveryMethod } = body
  const address = walletAddress(body.address, chainType)
  if (!(await holdsKey({ chainType, address }, walletPossessionMessage(userId, address), body.signature)))
    throw new WireInvalidError('signature', 'was not made by this wallet over its possession message')

  const account = embeddedAccount({ address, chainType, walletIndex, recoveryMethod }, server.now())
  const linked = await server.store.users.link(userId, account)
  if (linked !== 'linked') {
    const isOwn = await isLinkedAlready(server, userId, account)
    if (linked === 'index_taken' || (isOwn && walletIndex !== null))
      throw new LatchkeyError(
        'wallet_index_conflict',
        'This index has a wallet already. Read the person again and take the next one.',
      )
    // The same import again is the answer to a lost answer.
    if (!isOwn)
      throw new LatchkeyError(
        'wallet_already_exists',
        'This wallet is linked already, to this person or to somebody else.',
      )
  }
  return snapshotOf(server, userId)
})

/** Whether this person has the same wallet, under the same index. */
async function isLinkedAlready({ store, now }: Server, userId: string, { key, data }: AccountRow): Promise<boolean> {
  const found = await store.users.get(userId, now())
  return !!found?.accounts.some(
    (account) =>
      account.type === 'wallet' && account.key === key && account.data['wallet_index'] === data['wallet_index'],
  )
}
