import type { WalletActionContext } from './actions/WalletActionKind.ts'
import { walletAccount } from './ownWallet.ts'

/** Links the person's wallets that Dfns has and we do not: an answer got lost when they were made. */
export async function adoptWallets({ server, dfns, person, userId }: WalletActionContext): Promise<void> {
  const { store, now } = server
  const chainTypes = new Map(
    Object.entries(dfns.networks).map(([chainType, network]) => [network, chainType as 'ethereum' | 'solana']),
  )
  const found = await store.users.get(userId, now())
  const known = new Set(found?.accounts.map(({ data }) => data['id']))
  let paginationToken: string | undefined
  do {
    const { items, nextPageToken } = await person.wallets.listWallets({
      query: paginationToken === undefined ? {} : { paginationToken },
    })
    for (const wallet of items) {
      const chainType = chainTypes.get(wallet.network)
      if (chainType && !known.has(wallet.id)) await store.users.link(userId, walletAccount(wallet, chainType, now()))
    }
    paginationToken = nextPageToken
  } while (paginationToken !== undefined)
}
