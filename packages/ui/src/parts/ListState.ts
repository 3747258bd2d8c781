import type { LatchkeyError } from '@latchkey/core'

/** What a list shows; `status` stands in `data-state`. */
export interface ListState {
  status: 'loading' | 'unauthenticated' | 'empty' | 'ready' | 'error'
  count: number
  error?: LatchkeyError
}
