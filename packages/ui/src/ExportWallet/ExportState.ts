import type { LatchkeyError } from '@latchkey/core'

/** What an ExportWallet shows; `status` stands in `data-state`. */
export interface ExportState {
  status:
    'loading' | 'unauthenticated' | 'unsupported' | 'idle' | 'confirming' | 'asking' | 'shown' | 'hidden' | 'error'
  error?: LatchkeyError
}
