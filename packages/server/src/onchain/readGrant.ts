import type { OnchainTerms } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { askChain } from './askChain.ts'
import { onchainOf } from './onchainTerms.ts'

/** What the chain says of a session key; `foreign` where the account does not run the contract, so that nothing it says counts. */
export async function readGrant(
  server: Server,
  terms: OnchainTerms,
): Promise<'equal' | 'different' | 'none' | 'foreign'> {
  const { adapter } = onchainOf(server)
  const ask = askChain(server, terms.chainId)
  const implementation = adapter.implementations[terms.chainId]
  const code = await ask('eth_getCode', [terms.account, 'latest'])
  // What EIP-7702 writes into an account that runs another one's code.
  if (!implementation || String(code).toLowerCase() !== `0xef0100${implementation.slice(2).toLowerCase()}`)
    return 'foreign'
  return adapter.readGrant(terms, ask)
}
