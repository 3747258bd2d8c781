import type { LatchkeyError, RevokeResult } from '@latchkey/core'

/** What a RevokeSessionsButton shows; `status` stands in `data-state`. */
export interface RevokeState {
  status:
    | 'loading'
    | 'unauthenticated'
    | 'unsupported'
    | 'empty'
    | 'idle'
    | 'confirming'
    | 'pending'
    | 'slow'
    | 'partial'
    | 'error'
    | 'unknown'
    | 'done'
  /** Wallets that this is about. */
  total: number
  /** Those of them whose server access has ended. */
  done: number
  result?: RevokeResult
  error?: LatchkeyError
}
