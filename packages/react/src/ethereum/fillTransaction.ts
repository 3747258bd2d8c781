import { LatchkeyError, type EthereumTransaction } from '@latchkey/core'
import { BaseError, createClient, custom, type Address, type Client } from 'viem'
import { estimateFeesPerGas, estimateGas, getTransactionCount } from 'viem/actions'
import { askChain } from './askChain.ts'
import type { EthereumChain } from './EthereumChain.ts'
import { ProviderRpcError } from './ProviderRpcError.ts'
import type { PartialTransaction } from './readTransaction.ts'

/** Asks the chain for what a transaction lacks: nonce, fees, gas. What was given stays as it is. */
export async function fillTransaction(
  chain: EthereumChain,
  address: string,
  given: PartialTransaction,
): Promise<EthereumTransaction> {
  const client = createClient({
    transport: custom({ request: ({ method, params }) => askChain(chain, method, params) }, { retryCount: 0 }),
  })
  const account = address as Address
  try {
    const { to, value, data, accessList } = given
    const [nonce, gas, fees] = await Promise.all([
      given.nonce ?? getTransactionCount(client, { address: account, blockTag: 'pending' }),
      given.gas ?? estimateGas(client, { account, to, value, data, accessList }),
      missingFees(client, given),
    ])
    return { ...given, ...fees, nonce, gas, chainId: chain.id }
  } catch (error) {
    throw refusal(error)
  }
}

/** Fees as the chain has them now, of the kind that the transaction and the chain are of. */
async function missingFees(client: Client, { type, ...given }: PartialTransaction): Promise<Fees> {
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = given
  if (gasPrice !== undefined || (maxFeePerGas !== undefined && maxPriorityFeePerGas !== undefined)) return {}
  if (type === 'legacy' || type === 'eip2930') return await legacyFees(client)
  try {
    const now = await estimateFeesPerGas(client, { type: 'eip1559', chain: null })
    const tip = maxPriorityFeePerGas ?? now.maxPriorityFeePerGas
    const most = maxFeePerGas ?? now.maxFeePerGas - now.maxPriorityFeePerGas + tip
    return { maxFeePerGas: most, maxPriorityFeePerGas: tip < most ? tip : most }
  } catch (error) {
    const isOlder = error instanceof BaseError && error.name === 'Eip1559FeesNotSupportedError'
    if (!isOlder || type || maxFeePerGas !== undefined || maxPriorityFeePerGas !== undefined) throw error
    return await legacyFees(client)
  }
}

async function legacyFees(client: Client): Promise<Fees> {
  const { gasPrice } = await estimateFeesPerGas(client, { type: 'legacy', chain: null })
  return { gasPrice }
}

type Fees = Pick<EthereumTransaction, 'gasPrice' | 'maxFeePerGas' | 'maxPriorityFeePerGas'>

/** What the chain said, out of the layers that the library puts around it. */
function refusal(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error
  const ours = error.walk((cause) => cause instanceof LatchkeyError || cause instanceof ProviderRpcError)
  if (ours instanceof LatchkeyError) return ours
  const words = ours instanceof ProviderRpcError ? ours.message : error.shortMessage
  return new LatchkeyError('transaction_refused', `The chain would refuse this transaction: ${words}`, {
    cause: ours ?? error,
  })
}
