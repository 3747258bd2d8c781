import type { LatchkeyError } from '@latchkey/core'

/** What a list shows; `status` stands in `data-state`. Where the backend keeps no such list it is `unsupported`, and hidden. */
export interface ListState {
  status: 'loading' | 'unauthenticated' | 'unsupported' | 'empty' | 'ready' | 'error'
  count: number
  error?: LatchkeyError
}
