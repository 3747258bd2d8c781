import type { AccountRow } from './Store.ts'

/** The server's id of a wallet account, null for other kinds and for wallets the server does not know by id. */
export const walletId = ({ type, data }: AccountRow): string | null =>
  type === 'wallet' && typeof data.id === 'string' ? data.id : null

/** The place that an embedded wallet takes among its person's, for example `ethereum/0`; null where it takes none. */
export function walletSlot({ type, data }: AccountRow): string | null {
  const embedded = data.connector_type === 'embedded' || data.wallet_client_type === 'privy'
  return type === 'wallet' && embedded && typeof data.wallet_index === 'number'
    ? `${String(data.chain_type)}/${data.wallet_index}`
    : null
}
