import { LatchkeyError, type RpcData } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AppWalletRow } from '../store/Store.ts'
import { withAppWalletKey } from './appWalletKey.ts'
import { methodsOf } from './methodsOf.ts'

/** Signs with a wallet of the app's own: whatever its server asks for, since nobody else holds it. */
export async function signAsApp(
  server: Server,
  wallet: AppWalletRow,
  { method, params }: { method: string; params: object },
): Promise<RpcData> {
  const methods = await methodsOf(wallet.chainType)
  const make = methods.get(method)
  if (!make)
    throw new LatchkeyError(
      'unsupported_method',
      `Nothing was signed: ${JSON.stringify(method.slice(0, 40))} is not a method of ${wallet.chainType} wallets here (${[...methods.keys()].join(', ')}). This server sends nothing to a chain.`,
    )
  const { sign } = make({ ...params })
  return withAppWalletKey(server, wallet, sign)
}
