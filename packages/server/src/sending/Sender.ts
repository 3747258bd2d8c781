import type { ChainNode } from '../chains/openNode.ts'
import type { Intent } from '../signer/policy/Intent.ts'
import type { Signable } from '../signer/Signable.ts'

/** What was asked to be sent, read and not yet complete. */
export interface Draft {
  /** The chain it is for (CAIP-2). */
  caip2: string
  /** What it would bring about, as far as that shows already: what is not allowed is refused before anybody is asked. */
  intent: () => Intent
  /** Asks the chain for what is missing. What comes back is exactly what is judged, signed and sent. */
  complete: (
    node: ChainNode,
    address: string,
  ) => Promise<Signable & { sign: (key: Uint8Array) => SignedTransaction | Promise<SignedTransaction> }>
}

/** A transaction that any node takes, and the name that its chain knows it by. */
export interface SignedTransaction {
  hash: string
  caip2: string
  signed_transaction: string
  encoding: 'rlp' | 'base64'
}

/** How transactions of one kind of chain are completed and sent. */
export interface Sender {
  method: 'eth_sendTransaction' | 'signAndSendTransaction'
  /** True where transactions of one wallet are numbered, so that each must wait for the one before. */
  numbered: boolean
  /** Whose they are numbered by, where it is not the wallet that sends. */
  payer?: string
  read: (params: Record<string, unknown>, caip2: string | undefined) => Draft
  /** Hands it in; throws where the node does not say by its hash that it has it. */
  submit: (node: ChainNode, signed: SignedTransaction) => Promise<void>
  /** Whether the chain has it, in a block or waiting for one. */
  knows: (node: ChainNode, hash: string) => Promise<boolean>
}
