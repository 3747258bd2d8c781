import type { RpcData } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AppWalletRow, ReceiptRow } from '../store/Store.ts'
import { withAppWalletKey } from './appWalletKey.ts'
import type { Signable } from './Signable.ts'

interface SignAsAppOptions {
  read: () => Signable
  /** How the answer is kept for whoever asks again under the same key. */
  once?: ((data: RpcData) => ReceiptRow) | undefined
}

/** Signs with a wallet of the app's own: whatever its server asks for, since nobody else holds it. */
export async function signAsApp(
  server: Server,
  wallet: AppWalletRow,
  { read, once }: SignAsAppOptions,
): Promise<{ data: RpcData } | { repeated: ReceiptRow }> {
  const data = await withAppWalletKey(server, wallet, read().sign)
  return once ? { repeated: await server.store.receipts.keep(once(data), server.now()) } : { data }
}
