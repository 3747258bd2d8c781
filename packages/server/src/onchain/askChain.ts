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

/** Refuses where the chain could not be read later, so that nobody pays for a grant which then cannot be turned on. */
export async function assertReadable(server: Pick<Server, 'rpcUrls'>, chainId: number): Promise<void> {
  const found = await askChain(server, chainId)('eth_chainId', [])
  if (String(found).toLowerCase() === `0x${chainId.toString(16)}`) return
  throw new LatchkeyError(
    'chain_not_configured',
    `What is configured as the node of chain ${chainId} is a node of another chain. Nothing was offered. Correct rpcUrls.`,
  )
}
