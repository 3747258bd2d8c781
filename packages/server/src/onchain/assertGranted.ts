import { LatchkeyError, sameAddress, type AskNode, type OnchainTerms } from '@latchkey/core'
import { askChain } from './askChain.ts'
import type { Server } from '../Server.ts'
import { readGrant } from './readGrant.ts'

/** ms. How long the server's node may be behind the person's. */
const patience = 30_000
const pause = 500

/** Waits until the chain has the person's transaction, and refuses unless the account then runs the contract and the contract holds the terms. */
export async function assertGranted(server: Server, terms: OnchainTerms, transactionHash: string): Promise<void> {
  const ask = askChain(server, terms.chainId)
  const { status, to } = await receiptOf(ask, transactionHash)
  if (status !== '0x1' || typeof to !== 'string' || !sameAddress(to, terms.account))
    throw mismatch('the transaction failed, or went to another account')
  const found = await readGrant(server, terms)
  if (found === 'foreign') throw mismatch('the account runs other code than the contract that was agreed on')
  if (found !== 'equal') throw mismatch('the contract does not hold the terms that were agreed on')
}

async function receiptOf(ask: AskNode, hash: string): Promise<{ status?: unknown; to?: unknown }> {
  const giveUp = performance.now() + patience
  do {
    const receipt = await ask('eth_getTransactionReceipt', [hash])
    if (typeof receipt === 'object' && receipt !== null) return receipt
    await new Promise((resolve) => setTimeout(resolve, pause))
  } while (performance.now() < giveUp)
  throw new LatchkeyError(
    'transaction_outcome_unknown',
    `The chain has not taken ${hash} yet as far as this server can see, so server access stays off. Once it is there, start again.`,
    { retryable: true },
  )
}

const mismatch = (why: string) =>
  new LatchkeyError(
    'delegation_grant_mismatch',
    `Server access stays off: ${why}. The person can end on the chain what was granted there.`,
  )
