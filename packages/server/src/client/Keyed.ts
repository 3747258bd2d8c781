/** A request that is done once, however often it is sent. */
export interface Keyed {
  /** The same key and body give the same answer. Where nothing is said, imports and new wallets get a fresh one for each call. */
  idempotencyKey?: string
}
