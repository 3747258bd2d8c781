import { LatchkeyError, type OnchainServerAdapter } from '@latchkey/core'

/** An adapter that cannot make sense of a chain's answer is the chain's trouble and never the caller's. */
export function guardAdapter(adapter: OnchainServerAdapter): OnchainServerAdapter {
  return {
    implementations: adapter.implementations,
    complaint: (terms) => adapter.complaint(terms),
    readGrant: (terms, ask) => guard(terms.chainId, async () => adapter.readGrant(terms, ask)),
    prepareExecute: (terms, call, ask) => guard(terms.chainId, async () => adapter.prepareExecute(terms, call, ask)),
  }
}

async function guard<result>(chainId: number, work: () => Promise<result>): Promise<result> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof LatchkeyError) throw cause
    throw new LatchkeyError(
      'chain_unavailable',
      `What chain ${chainId} answered about the account’s contract could not be read. Try again in a moment.`,
      { retryable: true, cause },
    )
  }
}
