import { LatchkeyError, type AskNode } from '@latchkey/core'
import { NodeRefusal } from '../chains/NodeRefusal.ts'
import { openNode } from '../chains/openNode.ts'
import type { Server } from '../Server.ts'

/** Asks the node of one Ethereum chain; what it says no to is `transaction_refused`, in its own words. */
export function askChain({ rpcUrls }: Pick<Server, 'rpcUrls'>, chainId: number): AskNode {
  const { ask } = openNode(rpcUrls, `eip155:${chainId}`)
  return async (method, params) => {
    try {
      return await ask(method, params)
    } catch (cause) {
      if (!(cause instanceof NodeRefusal)) throw cause
      throw new LatchkeyError('transaction_refused', `Chain ${chainId} refused ${method}: ${cause.message}`, { cause })
    }
  }
}
