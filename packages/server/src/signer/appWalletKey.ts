import type { Server } from '../Server.ts'
import type { AppWalletRow } from '../store/Store.ts'
import { sealSecret, withSecret } from './sealedSecret.ts'

/** What binds the key of an app's wallet to it. */
export const appWalletOwner = (
  { appId }: Pick<Server, 'appId'>,
  { id, address }: Pick<AppWalletRow, 'id' | 'address'>,
) => ({
  appId,
  walletId: id,
  address,
  purpose: 'app-wallet',
})

/** Makes a wallet of the app's own, its key sealed. Stores nothing. */
export async function makeAppWallet(server: Server, chainType: AppWalletRow['chainType']): Promise<AppWalletRow> {
  const { newKey } = await import('./newKey.ts')
  const { key, address, publicKey } = newKey(chainType)
  try {
    const row = { id: crypto.randomUUID(), address, chainType, publicKey, createdAt: server.now() }
    return { ...row, sealedKey: await sealSecret(server.kek, key, appWalletOwner(server, row)) }
  } finally {
    key.fill(0)
  }
}

/** Opens its key for one signature and wipes it, whatever happens. */
export const withAppWalletKey = <result>(
  server: Server,
  wallet: AppWalletRow,
  sign: (key: Uint8Array) => result | Promise<result>,
): Promise<result> => withSecret(server.kek, wallet.sealedKey, appWalletOwner(server, wallet), sign)
