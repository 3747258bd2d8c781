import type { LatchkeyError } from '@latchkey/core'

/** How far a receipt is proven; `status` stands in `data-state`. `unchecked` is no verdict: here nothing could be checked. */
export interface ReceiptState {
  status: 'checking' | 'unchecked' | 'verified' | 'otherPerson' | 'invalid'
  /** SHA-256 of the signed text, in hex, once it is known. */
  digest?: string
  error?: LatchkeyError
}
