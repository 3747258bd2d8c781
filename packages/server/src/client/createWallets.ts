import type { AppWallet } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { WalletTerms } from '@latchkey/core/wire'
import type { Keyed } from './Keyed.ts'
import type { Send } from './createSend.ts'
import { pages } from './pages.ts'

/** The app's own wallets, and signing with them and with those it was given access to. */
export function createWallets(send: Send) {
  return {
    create: (
      terms: WalletTerms & { chainType: 'ethereum' | 'solana' },
      { idempotencyKey = crypto.randomUUID() }: Keyed = {},
    ): Promise<AppWallet> => send(endpoints.createAppWallet, { verb: 'wallets.create', body: terms, idempotencyKey }),

    get: (id: string): Promise<AppWallet> => send(endpoints.getAppWallet, { verb: 'wallets.get', params: { id } }),

    /** The app's own, oldest first, or one person's. */
    list: ({ userId, chainType }: { userId?: string; chainType?: string } = {}) =>
      pages((cursor) =>
        send(endpoints.getAppWallets, {
          verb: 'wallets.list',
          query: { cursor, user_id: userId, chain_type: chainType },
        }),
      ),

    /** Signs, or sends. Members of `params` travel as they stand, in snake_case. What is sent has a key in any case: a lost answer is asked for again, and nothing is sent twice. */
    rpc: (
      id: string,
      body: { method: string; params: object; chainType?: string; caip2?: string },
      { idempotencyKey = sends.has(body.method) ? crypto.randomUUID() : undefined }: Keyed = {},
    ) => send(endpoints.rpc, { verb: 'wallets.rpc', params: { id }, body, idempotencyKey }),
  }
}

const sends = new Set(['eth_sendTransaction', 'signAndSendTransaction'])
