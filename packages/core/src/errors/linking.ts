import type { LatchkeyError } from './LatchkeyError.ts'

/** An account is somebody else's, and the person who just showed that it is theirs may have it moved. */
export interface AccountTransferRequiredError extends LatchkeyError<'account_transfer_required'> {
  /** What `transferAccount` takes, once, within ten minutes. */
  readonly nonce: string
}

/** True where linking was refused with an account that may be moved. */
export const isAccountTransferRequired = (error: unknown): error is AccountTransferRequiredError =>
  (error as LatchkeyError | undefined)?.code === 'account_transfer_required' && 'nonce' in (error as object)
