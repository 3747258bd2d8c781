import * as is from './check.ts'
import { list, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'
import { walletToCreate, type WalletToCreate } from './walletToCreate.ts'

const wallets = is.array(is.anything, 1, 10)
const flag = is.optional(is.nullable(is.boolean))

/** Makes wallets for a person who has not arrived yet; they claim them when they do. */
export const pregenerateWallets = endpoint({
  method: 'POST',
  path: '/users/:id/wallets',
  auth: 'app',
  body: shape<{ wallets: WalletToCreate[] }>({ wallets }, { inner: { wallets: list(walletToCreate) } }),
  response: user,
})

/** The same as older clients ask for it. */
export const createWallets = endpoint({
  method: 'POST',
  path: '/apps/:appId/users/wallet',
  auth: 'app',
  body: shape<{
    userId: string
    wallets?: WalletToCreate[]
    createEthereumWallet?: boolean | null
    createSolanaWallet?: boolean | null
    createEthereumSmartWallet?: boolean | null
    numberOfEthereumWalletsToCreate?: number | null
  }>(
    {
      user_id: is.string,
      wallets: is.optional(wallets),
      create_ethereum_wallet: flag,
      create_solana_wallet: flag,
      create_ethereum_smart_wallet: flag,
      number_of_ethereum_wallets_to_create: is.optional(is.nullable(is.integer(1, 10))),
    },
    { inner: { wallets: list(walletToCreate) } },
  ),
  response: user,
})
