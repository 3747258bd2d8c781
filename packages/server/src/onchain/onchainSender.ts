import { LatchkeyError, type AskNode, type OnchainCall, type OnchainTerms } from '@latchkey/core'
import { keccak256, numberToHex } from 'viem/utils'
import { inTime } from '../inTime.ts'
import { ethereumSender } from '../sending/ethereumSender.ts'
import { fillTransaction } from '../sending/fillTransaction.ts'
import type { Sender } from '../sending/Sender.ts'
import type { Server } from '../Server.ts'
import { signDigest } from '../signer/ethereumSignature.ts'
import { transactionIntent } from '../signer/policy/transactionIntent.ts'
import * as read from '../signer/readParams.ts'
import { completeTransaction } from '../signer/readTransaction.ts'
import type { DelegationRow } from '../store/Store.ts'
import { askChain } from './askChain.ts'
import { onchainOf, storedTerms } from './onchainTerms.ts'
import { readCall } from './readCall.ts'
import { readGrant } from './readGrant.ts'

/**
 * Completes and sends what the account's contract is to do: the session key signs the call, the app's payer the transaction that brings
 * it. The server judges the call as it judges all that it signs; the contract judges it again.
 */
export function onchainSender(server: Server, delegation: DelegationRow): Sender {
  const { adapter, payer } = onchainOf(server)
  const terms = storedTerms(delegation)
  const { chainId, account } = terms
  return {
    ...ethereumSender,
    payer: payer.address,

    read({ transaction }, caip2) {
      assertChain(chainId, caip2)
      const call = readCall(transaction)
      const intent = () => transactionIntent({ ...call, chainId }) // the fee is not the wallet's to pay
      return {
        caip2: `eip155:${chainId}`,
        intent,
        async complete(node, from) {
          const ask = askChain(server, chainId)
          await assertListed(server, terms)
          const execution = await adapter.prepareExecute(terms, call, ask)
          const gas = (await estimateCall(ask, account, call)) + execution.overhead
          const filled = await fillTransaction(node, from, { chainId, to: account, gas })
          return {
            intent,
            async sign(key) {
              const data = execution.encode(signDigest(execution.digest, key))
              const transaction = completeTransaction({ ...filled, data }, 'params.transaction')
              const signed = await inTime(payersPatience, payer.signTransaction(transaction))
              return { hash: keccak256(signed), caip2: node.caip2, signed_transaction: signed, encoding: 'rlp' }
            },
          }
        },
      }
    },
  }
}

/** ms. The payer's key may be elsewhere, and the person's lock is held meanwhile. */
const payersPatience = 2_000

function assertChain(chainId: number, caip2: string | undefined): void {
  if (caip2 === undefined || caip2 === `eip155:${chainId}`) return
  throw new LatchkeyError(
    'delegation_scope_denied',
    `Nothing was signed: ${JSON.stringify(caip2.slice(0, 64))}, and the person allowed chain ${chainId} alone.`,
  )
}

/** An account without its code would take the call, do nothing and count that a success. */
async function assertListed(server: Server, terms: OnchainTerms): Promise<void> {
  if ((await readGrant(server, terms)) === 'equal') return
  throw new LatchkeyError(
    'delegation_revoked',
    `Nothing was signed: on chain ${terms.chainId} the account does not let this server act any more. Its person can grant it again.`,
  )
}

/** What the call takes as if the account made it itself: what the contract adds is the adapter's to say. */
async function estimateCall(ask: AskNode, from: string, { to, value, data }: OnchainCall): Promise<bigint> {
  return read.quantity(await ask('eth_estimateGas', [{ from, to, value: numberToHex(value), data }]), 'gas')
}
