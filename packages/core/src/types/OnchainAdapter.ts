import type { DelegationScope } from './Delegation.ts'

type Hex = `0x${string}`

/** What a session key may do, as a contract on one chain is to keep it. */
export interface OnchainTerms {
  chainId: number
  /** The person's address, which runs the contract's code (EIP-7702). */
  account: Hex
  /** The address of the key that the app's server holds. */
  sessionKey: Hex
  scope: DelegationScope
  /** Unix seconds. */
  expiresAt: number
}

/** Asks a node of the terms' chain (JSON-RPC). Its answers are nobody's word but the node's: check them. */
export type AskNode = (method: string, params: readonly unknown[]) => Promise<unknown>

/** What both ends must know of a contract that keeps the limits of server access. The contract itself is the app's choice. */
export interface OnchainContract {
  /** Where it stands, by chain id. No other code counts as it. */
  implementations: Readonly<Record<number, Hex>>
  /** Why the contract cannot keep these terms to the letter; undefined where it can. */
  complaint(terms: OnchainTerms): string | undefined
}

/** How the person's side speaks to the contract. */
export interface OnchainClientAdapter extends OnchainContract {
  /** The most gas that a whole transaction takes which grants (and gives the account its code), or revokes. What is not used is not paid. */
  gas: { grant: bigint; revoke: bigint }
  /** The call by which the account grants the terms. Only the account itself may make it. */
  encodeGrant(terms: OnchainTerms): Hex
  /** The call by which the account ends what a session key may do. */
  encodeRevoke(sessionKey: Hex): Hex
}

/** How the app's server speaks to the contract. */
export interface OnchainServerAdapter extends OnchainContract {
  /** What the chain says of a session key: it may do exactly this, something else, or nothing. */
  readGrant(terms: OnchainTerms, ask: AskNode): Promise<'equal' | 'different' | 'none'>
  /** Prepares one call of a session key. Reads what it must from the chain here: nothing is asked once the key is open. */
  prepareExecute(terms: OnchainTerms, call: OnchainCall, ask: AskNode): Promise<OnchainExecution>
}

/** One call that the account is to make. */
export interface OnchainCall {
  to: Hex
  /** Wei. */
  value: bigint
  data: Hex
}

/** A call that waits for the session key. */
export interface OnchainExecution {
  /** What the session key signs, as it stands. */
  digest: Hex
  /** Gas that the contract's own work takes beside the call. */
  overhead: bigint
  /** The data of the transaction to the account that brings the call and the signature. */
  encode(signature: { r: Hex; s: Hex; yParity: 0 | 1 }): Hex
}
