import { LatchkeyError } from '@latchkey/core'
import type { ChainNode } from './openNode.ts'

/** A number that a node answers, as the chain's wire has it; anything else is no answer. */
export function nodeQuantity({ caip2 }: ChainNode, value: unknown, name: string): bigint {
  if (typeof value === 'string' && /^0x[\da-f]{1,64}$/i.test(value)) return BigInt(value)
  throw new LatchkeyError(
    'chain_unavailable',
    `The node of ${caip2} answered ${name} with what is no number, so nothing was signed. Try again in a moment.`,
    { retryable: true },
  )
}
