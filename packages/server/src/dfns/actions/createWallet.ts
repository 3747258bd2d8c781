import { snapshotOf } from '../../session/snapshot.ts'
import { adoptWallets } from '../adoptWallets.ts'
import type { DfnsWallet } from '../DfnsSdk.ts'
import { networkOf, walletAccount } from '../ownWallet.ts'
import type { WalletActionKind } from './WalletActionKind.ts'

/** A wallet that is the person's from the start. */
export const createWallet: WalletActionKind<DfnsWallet> = {
  async toRequest(context, { chainType, name }) {
    const network = networkOf(context.dfns, chainType)
    await adoptWallets(context)
    return { request: { body: { network, ...(name !== undefined && { name }) } }, kept: { chainType } }
  },
  init: (person, request) => person.wallets.createWalletInit(request),
  complete: (person, request, signed) => person.wallets.createWalletComplete(request, signed),
  async toAnswer({ server, userId }, wallet, { chainType }) {
    const account = walletAccount(wallet, chainType as 'ethereum' | 'solana', server.now())
    await server.store.users.link(userId, account)
    return { status: 'done', address: account.data.address, ...(await snapshotOf(server, userId)) }
  },
}
