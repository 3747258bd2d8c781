import type { LatchkeyError } from '@latchkey/core'

/** What a SignAction shows; `status` stands in `data-state`. `unknown`: it was signed, and nobody here knows whether it was done. */
export interface SignState {
  status:
    | 'loading'
    | 'unauthenticated'
    | 'unsupported'
    | 'idle'
    | 'preparing'
    | 'ready'
    | 'prompting'
    | 'submitting'
    | 'done'
    | 'pendingApproval'
    | 'cancelled'
    | 'expired'
    | 'needsLogin'
    | 'failed'
    | 'unknown'
  error?: LatchkeyError
}
