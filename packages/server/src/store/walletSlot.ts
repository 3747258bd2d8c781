import type { AccountRow } from './Store.ts'

/** The server's id of a wallet account, null for other kinds and for wallets the server does not know by id. */
export const walletId = ({ type, data }: AccountRow): string | null =>
  type === 'wallet' && typeof data.id === 'string' ? data.id : null

/** Whether an account is a wallet that was made here, not one that the person brought. */
export const isEmbedded = ({ type, data }: AccountRow): boolean =>
  type === 'wallet' && (data.connector_type === 'embedded' || data.wallet_client_type === 'privy')

/** The place that an embedded wallet takes among its person's, for example `ethereum/0`; null where it takes none. */
export const walletSlot = (account: AccountRow): string | null =>
  isEmbedded(account) && typeof account.data.wallet_index === 'number'
    ? `${String(account.data.chain_type)}/${account.data.wallet_index}`
    : null
