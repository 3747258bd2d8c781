import { LatchkeyError } from '@latchkey/core'
import { NodeRefusal } from '../chains/NodeRefusal.ts'
import { nodeQuantity } from '../chains/nodeQuantity.ts'
import type { ChainNode } from '../chains/openNode.ts'
import type { GivenTransaction } from '../signer/readTransaction.ts'

/** Asks the chain for what an Ethereum transaction lacks: nonce, gas, fees. What was given stays as it is. */
export async function fillTransaction(
  node: ChainNode,
  from: string,
  given: GivenTransaction & { chainId: number },
): Promise<GivenTransaction> {
  const ask = async (method: string, params?: unknown) => nodeQuantity(node, await node.ask(method, params), method)
  try {
    const [chainId, nonce, gas, fees] = await Promise.all([
      ask('eth_chainId'),
      given.nonce ?? ask('eth_getTransactionCount', [from, 'pending']),
      given.gas ?? ask('eth_estimateGas', [estimated(from, given)]),
      missingFees(node, ask, given),
    ])
    if (chainId !== BigInt(given.chainId)) throw otherChain(node, chainId)
    if (!Number.isSafeInteger(Number(nonce))) throw refused('the node counts more transactions than there can be')
    const filled = { ...given, ...fees, nonce: Number(nonce), gas }
    assertAffordable(given, filled)
    return filled
  } catch (cause) {
    throw cause instanceof NodeRefusal ? refused(cause.message, cause) : cause
  }
}

/** What gas is estimated for: without fees, for which the wallet would have to hold more than it may need. */
const estimated = (from: string, { to, data, value = 0n }: GivenTransaction) => ({
  from,
  ...(to && { to }),
  ...(data && { data }),
  value: `0x${value.toString(16)}`,
})

type Ask = (method: string) => Promise<bigint>

/** Fees as the chain has them now: room for the base fee to double, as Ethereum's own nodes leave it. */
async function missingFees(node: ChainNode, ask: Ask, given: GivenTransaction): Promise<GivenTransaction> {
  const { type, gasPrice, maxFeePerGas, maxPriorityFeePerGas } = given
  if (gasPrice !== undefined || (maxFeePerGas !== undefined && maxPriorityFeePerGas !== undefined)) return {}
  if (type === 0 || type === 1) return { gasPrice: await ask('eth_gasPrice') }
  const block = await node.ask('eth_getBlockByNumber', ['latest', false])
  const isOlder = typeof block === 'object' && block !== null && !('baseFeePerGas' in block)
  if (isOlder) return { type: 0, gasPrice: await ask('eth_gasPrice') }
  const base = nodeQuantity(node, (block as { baseFeePerGas?: unknown } | null)?.baseFeePerGas, 'eth_getBlockByNumber')
  const tip = maxPriorityFeePerGas ?? (await suggestedTip(ask, base))
  const cap = maxFeePerGas ?? base * 2n + tip
  return { maxFeePerGas: cap, maxPriorityFeePerGas: tip < cap ? tip : cap }
}

/** Not every node has the method. */
const suggestedTip = (ask: Ask, base: bigint) =>
  ask('eth_maxPriorityFeePerGas').catch(async (cause: unknown) => {
    if (!(cause instanceof NodeRefusal)) throw cause
    const price = await ask('eth_gasPrice')
    return price > base ? price - base : 0n
  })

/** Wei: one whole coin. A node that asks for more is wrong, or worse; who means it names the fee. */
const mostFee = 10n ** 18n

function assertAffordable(given: GivenTransaction, { gas = 0n, gasPrice, maxFeePerGas }: GivenTransaction): void {
  const isOwn = given.gas !== undefined && (given.gasPrice ?? given.maxFeePerGas) !== undefined
  const fee = gas * (gasPrice ?? maxFeePerGas ?? 0n)
  if (!isOwn && fee > mostFee)
    throw refused(`the node asks for a fee of up to ${fee} wei. If that is right, name gas_limit and the fee yourself`)
}

const refused = (why: string, cause?: NodeRefusal) =>
  new LatchkeyError('transaction_refused', `Nothing was signed, because the chain would not take it: ${why}.`, {
    ...(cause && { cause }),
  })

const otherChain = ({ caip2 }: ChainNode, chainId: bigint) =>
  new LatchkeyError(
    'chain_not_configured',
    `Nothing was signed: what is configured as the node of ${caip2} is a node of eip155:${chainId}. Correct rpcUrls (LATCHKEY_RPC_URLS).`,
  )
