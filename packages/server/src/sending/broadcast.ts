import { LatchkeyError } from '@latchkey/core'
import type { ChainNode } from '../chains/openNode.ts'
import { NodeRefusal } from '../chains/NodeRefusal.ts'
import type { Sender, SignedTransaction } from './Sender.ts'

interface Broadcast {
  node: ChainNode
  sender: Sender
  signed: SignedTransaction
  /** True where asking again sends this very transaction again, and signs no other. */
  isRepeatable: boolean
}

/** Sends what was signed and recorded. A lost answer is no lost transaction: the chain is asked for it before anything is said. */
export async function broadcast({ node, sender, signed, isRepeatable }: Broadcast): Promise<void> {
  const { hash } = signed
  const again = isRepeatable ? 'Ask again under the same idempotency key: that signs nothing new.' : ''
  try {
    await sender.submit(node, signed)
  } catch (cause) {
    const known = await sender.knows(node, hash).catch(() => undefined)
    if (known) return
    if (known === false && cause instanceof NodeRefusal)
      throw new LatchkeyError(
        'transaction_refused',
        `The chain did not take transaction ${hash}: ${cause.message}. It was signed all the same. ${again}`.trim(),
        { cause },
      )
    throw new LatchkeyError(
      'transaction_outcome_unknown',
      `Whether transaction ${hash} was sent is unknown: there was no answer. ${again || 'Look for it on the chain before you send another.'}`,
      { retryable: isRepeatable, cause },
    )
  }
}
