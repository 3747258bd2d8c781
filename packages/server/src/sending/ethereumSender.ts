import { LatchkeyError } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import { keccak256 } from 'viem/utils'
import { completeTransaction, readTransaction } from '../signer/readTransaction.ts'
import { signableTransaction } from '../signer/signableTransaction.ts'
import { transactionIntent } from '../signer/policy/transactionIntent.ts'
import { fillTransaction } from './fillTransaction.ts'
import type { Sender } from './Sender.ts'

const path = 'params.transaction'

/** Completes and sends Ethereum transactions. */
export const ethereumSender: Sender = {
  method: 'eth_sendTransaction',
  numbered: true,

  read({ transaction }, caip2) {
    const given = readTransaction(transaction, path)
    const chainId = chainOf(caip2, given.chainId)
    const onChain = { ...given, chainId }
    return {
      caip2: `eip155:${chainId}`,
      intent: () => transactionIntent(onChain),
      async complete(node, address) {
        if (given.from !== undefined && given.from !== address)
          throw new WireInvalidError(`${path}.from`, 'is not this wallet’s address')
        const unsigned = completeTransaction(await fillTransaction(node, address, onChain), path)
        const { intent, sign } = signableTransaction(unsigned, given)
        return {
          intent,
          sign(key) {
            const signed = sign(key)
            return { hash: keccak256(signed.signed_transaction), caip2: node.caip2, ...signed }
          },
        }
      },
    }
  },

  async submit(node, { hash, signed_transaction }) {
    const answered = await node.ask('eth_sendRawTransaction', [signed_transaction])
    if (answered !== hash)
      throw new LatchkeyError('chain_unavailable', `The node of ${node.caip2} names another transaction.`)
  },

  knows: async (node, hash) => {
    const found = (await node.ask('eth_getTransactionByHash', [hash])) as { hash?: unknown } | null
    return found?.hash === hash
  },
}

/** The chain by its number, as the request names it: beside the transaction, in it, or both. */
function chainOf(caip2: string | undefined, named: number | undefined): number {
  const [, number] = /^eip155:([1-9]\d{0,14})$/.exec(caip2 ?? '') ?? []
  if (caip2 !== undefined && number === undefined)
    throw new WireInvalidError('caip2', 'should name an Ethereum chain, like eip155:8453')
  const chainId = number === undefined ? named : Number(number)
  if (chainId === undefined) throw new WireInvalidError('caip2', 'is needed: it says which chain to send to')
  if (named !== undefined && named !== chainId)
    throw new WireInvalidError(`${path}.chain_id`, 'is another chain than caip2 names')
  return chainId
}
