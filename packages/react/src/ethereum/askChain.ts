import { LatchkeyError } from '@latchkey/core'
import type { EthereumChain } from './EthereumChain.ts'
import { ProviderRpcError } from './ProviderRpcError.ts'

/** ms. How long a node may take. */
const patience = 30_000

/** Asks a node of the chain (JSON-RPC). What the node refuses is a ProviderRpcError in its own words. */
export async function askChain(chain: EthereumChain, method: string, params: unknown = []): Promise<unknown> {
  const [url] = chain.rpcUrls.default.http
  if (!url)
    throw new LatchkeyError('chain_not_configured', `Chain ${chain.id} has no RPC URL. Give it one in \`chains\`.`)
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(patience),
  })
    .then((response) => response.json() as Promise<JsonRpcAnswer | null>)
    .catch((cause: unknown) => {
      throw unavailable(chain, method, cause) // the URL stays out of it: keys are often part of one
    })
  const refusal = answer?.error
  // Only the node itself says why by number; a gateway's error is no answer of the node.
  if (typeof refusal?.code === 'number')
    throw new ProviderRpcError(refusal.code, refusal.message ?? `The node refused ${method}.`, { data: refusal.data })
  if (answer?.result === undefined) throw unavailable(chain, method)
  return answer.result
}

interface JsonRpcAnswer {
  result?: unknown
  error?: { code?: number; message?: string; data?: unknown }
}

const unavailable = ({ id }: EthereumChain, method: string, cause?: unknown) =>
  new LatchkeyError(
    'chain_unavailable',
    `The node of chain ${id} gave no answer to ${method}. Try again in a moment.`,
    {
      retryable: true,
      cause,
    },
  )
