import type { RpcData } from '@latchkey/core'
import { openNode } from '../chains/openNode.ts'
import type { Server } from '../Server.ts'
import type { Intent } from '../signer/policy/Intent.ts'
import type { Signable } from '../signer/Signable.ts'
import { broadcast } from './broadcast.ts'
import { inTurn } from './inTurn.ts'
import type { Sender, SignedTransaction } from './Sender.ts'

interface Sending {
  sender: Sender
  address: string
  params: object
  caip2: string | undefined
  /** Refuses what is not allowed, as far as it shows before the chain is asked. */
  foresee: (intent: Intent) => void
  /** What was signed before under the request's idempotency key. */
  before: () => Promise<RpcData | undefined>
  /** Judges and signs, and records it. Gives what was signed under the request's idempotency key, now or before. */
  sign: (signable: Signable) => Promise<RpcData>
  /** Whether the request has an idempotency key. */
  isRepeatable: boolean
}

/**
 * Completes a transaction, has it signed and sends it. The chain is asked before anything is locked, and told only after the
 * signature is on record; so nothing is sent that was not counted, and whoever asks again sends the same bytes again.
 */
export async function sendTransaction(server: Server, sending: Sending): Promise<RpcData> {
  const { sender, address, params, isRepeatable } = sending
  const draft = sender.read({ ...params }, sending.caip2)
  sending.foresee(draft.intent())
  const node = openNode(server.rpcUrls, draft.caip2)
  const send = async () => {
    const before = await sending.before()
    const signable = before ? { intent: () => ({}), sign: () => before } : await draft.complete(node, address)
    const signed = (await sending.sign(signable)) as SignedTransaction
    await broadcast({ node, sender, signed, isRepeatable })
    return { hash: signed.hash, caip2: signed.caip2 }
  }
  return sender.numbered ? inTurn(server, { name: `${node.caip2}/${address}`, work: send }) : send()
}
