/** A request that may be sent again: under one key it is done once. */
export interface Keyed {
  /** Default: a new one for each call. */
  idempotencyKey?: string
}
