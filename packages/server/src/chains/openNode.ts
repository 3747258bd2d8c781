import { LatchkeyError } from '@latchkey/core'
import { askNode } from './askNode.ts'

/** A node of one chain. What it answers was not made here: whoever reads it checks it. */
export interface ChainNode {
  /** The chain (CAIP-2). */
  caip2: string
  /** Asks it (JSON-RPC). Throws a NodeRefusal where it says no, `chain_unavailable` where nothing sound comes back. */
  ask: (method: string, params?: unknown) => Promise<unknown>
}

/** The node that the app named for a chain. Asks nothing yet. */
export function openNode(rpcUrls: Readonly<Record<string, string>>, caip2: string): ChainNode {
  if (!Object.hasOwn(rpcUrls, caip2))
    throw new LatchkeyError(
      'chain_not_configured',
      `Nothing was signed: this server knows no node of ${JSON.stringify(caip2.slice(0, 64))}. Name one in rpcUrls (LATCHKEY_RPC_URLS).`,
    )
  const url = rpcUrls[caip2]!
  return { caip2, ask: (method, params = []) => askNode({ url, caip2, method, params }) }
}
