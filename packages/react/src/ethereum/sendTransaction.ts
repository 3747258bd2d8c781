import { type EthereumTransaction, LatchkeyError, lazily, type Session, signTransaction } from '@latchkey/core'
import { askChain } from './askChain.ts'
import type { EthereumChain } from './EthereumChain.ts'
import { noChain } from './noChain.ts'
import { ProviderRpcError } from './ProviderRpcError.ts'
import type { PartialTransaction } from './readTransaction.ts'

export interface ToSign {
  session: Session
  address: string
  /** Where to ask for what is missing; a complete transaction needs none. */
  chain: EthereumChain | undefined
  transaction: PartialTransaction
  passcode?: string | undefined
}

export type ToSend = ToSign & { chain: EthereumChain }

/** Fills in what is missing and has the wallet sign. Nothing is sent. */
export async function signOnChain(options: ToSign): Promise<`0x${string}`> {
  const { session, address, chain, passcode } = options
  const transaction = isComplete(options.transaction)
    ? options.transaction
    : await (
        await lazily(import('./fillTransaction.ts'))
      ).fillTransaction(chain ?? noChain(options.transaction.chainId), address, options.transaction)
  const { signedTransaction } = await signTransaction(session, { address, transaction, ...(passcode && { passcode }) })
  return signedTransaction as `0x${string}`
}

/** Fills in, signs and sends; gives the hash. Transactions of one wallet go one after the other, so that each has its own nonce. */
export function sendTransaction(options: ToSend): Promise<`0x${string}`> {
  return inTurn(options, async () => {
    const signed = await signOnChain(options)
    const { hashOf } = await lazily(import('./hashOf.ts'))
    return await broadcast(options.chain, signed, hashOf(signed))
  })
}

/** A lost answer is not a lost transaction: the chain is asked for its hash before anything is said. */
async function broadcast(chain: EthereumChain, signed: string, hash: `0x${string}`): Promise<`0x${string}`> {
  try {
    await askChain(chain, 'eth_sendRawTransaction', [signed])
    return hash
  } catch (cause) {
    if (await isKnown(chain, hash)) return hash
    if (cause instanceof ProviderRpcError)
      throw new LatchkeyError('transaction_refused', `The chain refused the transaction: ${cause.message}`, { cause })
    throw new LatchkeyError(
      'transaction_outcome_unknown',
      `Whether the transaction was sent is unknown: there was no answer. Look for ${hash} before you send it again.`,
      { cause },
    )
  }
}

const isKnown = (chain: EthereumChain, hash: string) =>
  askChain(chain, 'eth_getTransactionByHash', [hash]).then(
    (found) => found !== null,
    () => false,
  )

const isComplete = (transaction: PartialTransaction): transaction is EthereumTransaction =>
  transaction.chainId !== undefined &&
  transaction.nonce !== undefined &&
  transaction.gas !== undefined &&
  (transaction.gasPrice ?? transaction.maxFeePerGas) !== undefined

const turns = new WeakMap<Session, Map<string, Promise<unknown>>>()

/** After what the same wallet was asked to send before, however that ended. */
async function inTurn<result>({ session, address, chain }: ToSend, work: () => Promise<result>): Promise<result> {
  const queue = turns.get(session) ?? new Map<string, Promise<unknown>>()
  turns.set(session, queue)
  const key = `${chain.id}:${address.toLowerCase()}`
  const turn = (queue.get(key) ?? Promise.resolve()).then(work, work)
  queue.set(key, turn)
  try {
    return await turn
  } finally {
    if (queue.get(key) === turn) queue.delete(key)
  }
}
