import type { LatchkeyError } from '@latchkey/core'

/** What a DelegateWalletButton shows; `status` stands in `data-state`. */
export interface GrantState {
  status:
    | 'loading'
    | 'unauthenticated'
    | 'unsupported'
    | 'empty'
    | 'idle'
    | 'reviewing'
    | 'pending'
    | 'slow'
    | 'error'
    | 'unknown'
    | 'done'
  error?: LatchkeyError
}
